package dev.custody.adapter.http.problem;

import dev.custody.application.port.in.Refusal;
import java.util.Locale;

/** From what the use cases refuse to what is answered. */
public final class RefusalProblems {
  /**
   * In seconds. Deliveries make room, and nobody knows when: soon enough for a recorder that holds
   * its bytes in memory meanwhile, and seldom enough that many of them do no harm.
   */
  private static final String UNTIL_THERE_MAY_BE_ROOM = "5";

  private RefusalProblems() {}

  public static Problem of(Refusal refusal) {
    return switch (refusal) {
      // The message may quote an id; the answer must not differ from that for an unknown one.
      case Refusal.NotFound notFound -> Problems.notFound();
      case Refusal.Forbidden forbidden ->
          problem(403, "forbidden", "The token does not open this", forbidden);
      case Refusal.TokenNoLongerValid revoked -> Problems.badToken();
      case Refusal.Conflict conflict ->
          problem(409, slug(conflict.reason()), title(conflict.reason()), conflict);
      case Refusal.OffsetMismatch mismatch ->
          problem(409, "offset-mismatch", "The recording has other bytes", mismatch)
              .with("offset", mismatch.offset())
              .withHeader("Upload-Offset", Long.toString(mismatch.offset()));
      case Refusal.Stale stale ->
          problem(412, "precondition-failed", "It was changed meanwhile", stale);
      case Refusal.ClosedIdle closed ->
          problem(410, "closed-idle", "The recording was closed after its idle time", closed);
      case Refusal.TooLarge tooLarge -> problem(413, "too-large", "Too many bytes", tooLarge);
      case Refusal.DigestMismatch mismatch ->
          problem(400, "digest-mismatch", "The bytes are not those of the digest", mismatch);
      case Refusal.BodyBroken broken -> problem(400, "body-broken", "The body broke off", broken);
      case Refusal.TypeNotOffered type ->
          problem(422, "type-not-offered", "No such storage type to choose", type);
      case Refusal.InvalidSettings invalid ->
          problem(422, "invalid-settings", "Settings break a rule of their type", invalid)
              .about(invalid.errors());
      case Refusal.VerificationFailed failed ->
          problem(422, "verification-failed", "The new values do not work", failed);
      case Refusal.IdempotencyKeyReused reused ->
          problem(422, "idempotency-key-reused", "The key belongs to another request", reused);
      case Refusal.OverQuota quota ->
          problem(429, "over-quota", "The organization is over its quota", quota)
              .withHeader("Retry-After", UNTIL_THERE_MAY_BE_ROOM);
      case Refusal.NoRoom full ->
          problem(507, "no-room", "No room for new bytes", full)
              .withHeader("Retry-After", UNTIL_THERE_MAY_BE_ROOM);
      case Refusal.SpoolFailed failed ->
          problem(503, "spool-failed", "The disk of this machine failed", failed);
      case Refusal.AuditLogUnavailable unavailable ->
          problem(503, "audit-log-unavailable", "The audit log takes nothing now", unavailable)
              .withHeader("Retry-After", "5");
      case Refusal.StorageUnavailable down ->
          problem(503, "storage-unavailable", "The storage does not answer", down)
              .withHeader("Retry-After", Long.toString(Math.max(1, down.retryAfter().toSeconds())));
    };
  }

  private static Problem problem(int status, String slug, String title, Refusal refusal) {
    return Problem.of(status, slug, title, String.valueOf(refusal.getMessage()));
  }

  private static String slug(Refusal.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String title(Refusal.Reason reason) {
    return switch (reason) {
      case NOT_VERIFIED -> "The location is not verified";
      case HELD -> "Another organization holds this";
      case EXTERNAL_ID_TAKEN -> "Another organization has this external ID";
      case NO_ACTIVE_LOCATION -> "Recordings go nowhere";
      case LOCATION_IN_USE -> "The location is in use";
      case NOT_ACTIVE -> "The location is not active";
      case RECORDING_ENDED -> "The recording has ended";
      case RECORDING_NOT_ENDED -> "The recording has not ended";
      case TAKEN_OVER -> "Another request took over";
      case STORAGE_REFUSES_READING -> "The storage refuses reading";
      case STORAGE_REFUSES_DELETION -> "The storage refuses deletion";
      case DELETION_NOT_POSSIBLE_NOW -> "Deletion is not possible now";
      case IDEMPOTENCY_KEY_IN_FLIGHT -> "The same request is under way";
    };
  }
}
