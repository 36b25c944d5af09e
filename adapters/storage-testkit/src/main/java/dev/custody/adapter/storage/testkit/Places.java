package dev.custody.adapter.storage.testkit;

import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.StorageSettings;

/** Organizations and their locations, for tests. */
public final class Places {
  public static final OrganizationId ACME = new OrganizationId("org_0acme000000000000000000000");
  public static final OrganizationId GAMMA = new OrganizationId("org_0gamma00000000000000000000");

  private Places() {}

  /** The one location that an organization has. */
  public static StoragePlace of(OrganizationId organization, StorageSettings settings) {
    String body = organization.value().substring(OrganizationId.PREFIX.length());
    return new StoragePlace(
        organization,
        new ExternalId("external-id" + body),
        new LocationId(LocationId.PREFIX + body),
        1,
        settings);
  }
}
