package dev.custody.application.port.out.storage;

import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.StorageSettings;

/**
 * A location as its type needs it to act for one organization: no call acts for two.
 *
 * @param settingsVersion names these settings; another version may be another place
 */
public record StoragePlace(
    OrganizationId organization,
    ExternalId externalId,
    LocationId location,
    int settingsVersion,
    StorageSettings settings) {}
