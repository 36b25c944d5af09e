package dev.custody.application.service;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;

/** Is told when deliveries find that a location began to refuse, or takes recordings again. */
@FunctionalInterface
interface LocationHealth {
  void changed(OrganizationId organization, LocationId location);
}
