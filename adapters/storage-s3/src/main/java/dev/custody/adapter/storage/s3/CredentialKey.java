package dev.custody.adapter.storage.s3;

import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import java.util.Optional;

/**
 * All that decides what credentials open: two that differ in any of it never share a session.
 *
 * @param policy names the bucket, the keys and the operations; empty only for a verification, which
 *     looks at what the role itself allows
 */
record CredentialKey(
    OrganizationId organization,
    LocationId location,
    int settingsVersion,
    RoleArn role,
    ExternalId externalId,
    Optional<SessionPolicy> policy) {}
