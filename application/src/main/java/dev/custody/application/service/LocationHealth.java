package dev.custody.application.service;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;

/** Is told what deliveries find out about locations. */
interface LocationHealth {

  /** It began to refuse. */
  void refuses(OrganizationId organization, LocationId location);

  /** It takes recordings, for the first time since it refused or since there was work for it. */
  void works(OrganizationId organization, LocationId location);
}
