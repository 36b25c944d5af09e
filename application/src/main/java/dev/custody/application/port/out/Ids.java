package dev.custody.application.port.out;

import dev.custody.domain.access.TokenId;
import dev.custody.domain.access.TokenSecret;
import dev.custody.domain.audit.AuditEventId;
import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.VerificationId;

/** Makes ids and secrets that were never there before. */
public interface Ids {
  OrganizationId organization();

  ExternalId externalId();

  TokenId token();

  TokenSecret tokenSecret();

  LocationId location();

  VerificationId verification();

  RecordingId recording();

  AuditEventId auditEvent();

  /** Marks the objects of one recording's delivery. */
  String deliveryToken();
}
