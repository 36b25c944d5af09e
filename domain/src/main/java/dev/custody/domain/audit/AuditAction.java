package dev.custody.domain.audit;

import java.util.Arrays;
import java.util.Optional;

/**
 * What can be done that the audit log tells. The words are kept for good, so one that is here is
 * never written otherwise.
 */
public enum AuditAction {
  ORGANIZATION_CREATED("organization.created"),
  ORGANIZATION_CHANGED("organization.changed"),
  TOKEN_CREATED("token.created"),
  TOKEN_REVOKED("token.revoked"),
  SESSION_STARTED("session.started"),
  SESSION_ENDED("session.ended"),
  LOCATION_CREATED("location.created"),
  LOCATION_CHANGED("location.changed"),
  LOCATION_DELETED("location.deleted"),
  LOCATION_VERIFICATION_REQUESTED("location.verification-requested"),
  /** A draft passed: it may be activated. */
  LOCATION_VERIFIED("location.verified"),
  /** One that had passed did not any more: it may not be activated. */
  LOCATION_UNVERIFIED("location.unverified"),
  LOCATION_ACTIVATED("location.activated"),
  LOCATION_RETIRED("location.retired"),
  /** An active one failed its verification. */
  LOCATION_DEGRADED("location.degraded"),
  /** A degraded one passed again. */
  LOCATION_RECOVERED("location.recovered"),
  RECORDING_CREATED("recording.created"),
  /** Its recorder brought it to its end. */
  RECORDING_RECEIVED("recording.received"),
  /** Ended by hand, its recorder being gone. */
  RECORDING_SEALED("recording.sealed"),
  /** Ended for being idle or too long. */
  RECORDING_INTERRUPTED("recording.interrupted"),
  RECORDING_CHANGED("recording.changed"),
  /** Bytes of it were shown; whoever was shown bytes can have kept them. */
  RECORDING_VIEWED("recording.viewed"),
  RECORDING_DELIVERY_REQUESTED("recording.delivery-requested"),
  /** Before anything of it is touched: whether it went is told by an entry behind this one. */
  RECORDING_DISCARD_REQUESTED("recording.discard-requested"),
  RECORDING_DISCARDED("recording.discarded"),
  /** Something that the token may not do, or not know of. */
  ACCESS_DENIED("access.denied");

  private final String word;

  AuditAction(String word) {
    this.word = word;
  }

  /** As it is kept, and written in the API. */
  public String word() {
    return word;
  }

  public static Optional<AuditAction> of(String word) {
    return Arrays.stream(values()).filter(action -> action.word.equals(word)).findFirst();
  }
}
