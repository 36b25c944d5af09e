package dev.custody.application.port.in;

import dev.custody.domain.storage.Verification;
import dev.custody.domain.text.FieldError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something that was asked for is not done. Nothing was changed, unless a kind says what was.
 * The message is for whoever asked: what was wrong, with the value, and what would be right; it
 * holds nothing internal. Wrong values are {@link dev.custody.domain.text.InvalidFields}.
 */
public abstract sealed class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Refusal(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** There is no such thing, for this caller. */
  public static final class NotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
      super(message, null);
    }
  }

  /** The caller may see it, and not do this. */
  public static final class Forbidden extends Refusal {
    private static final long serialVersionUID = 1L;

    public Forbidden(String message) {
      super(message, null);
    }
  }

  /**
   * The caller's token opens nothing any more: revoked or expired, perhaps while the request ran.
   * What was received until then is kept.
   */
  public static final class TokenNoLongerValid extends Refusal {
    private static final long serialVersionUID = 1L;

    public TokenNoLongerValid(String message) {
      super(message, null);
    }
  }

  /** It contradicts how things stand. */
  public static final class Conflict extends Refusal {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public Conflict(Reason reason, String message) {
      super(message, null);
      this.reason = reason;
    }

    public Reason reason() {
      return reason;
    }
  }

  /** What it contradicts; the API's name of the problem is the same in lower case with hyphens. */
  public enum Reason {
    NOT_VERIFIED,
    HELD,
    EXTERNAL_ID_TAKEN,
    NO_ACTIVE_LOCATION,
    LOCATION_IN_USE,
    NOT_ACTIVE,
    RECORDING_ENDED,
    RECORDING_NOT_ENDED,
    TAKEN_OVER,
    STORAGE_REFUSES_READING,
    STORAGE_REFUSES_DELETION,
    DELETION_NOT_POSSIBLE_NOW,
    IDEMPOTENCY_KEY_IN_FLIGHT
  }

  /** The recording has other bytes than the recorder thinks. */
  public static final class OffsetMismatch extends Refusal {
    private static final long serialVersionUID = 1L;

    private final long offset;

    public OffsetMismatch(long offset, String message) {
      super(message, null);
      this.offset = offset;
    }

    /** Where to go on. */
    public long offset() {
      return offset;
    }
  }

  /** The resource was changed since the caller saw it. */
  public static final class Stale extends Refusal {
    private static final long serialVersionUID = 1L;

    public Stale(String message) {
      super(message, null);
    }
  }

  /** Closed after its idle time; what was acknowledged is kept. */
  public static final class ClosedIdle extends Refusal {
    private static final long serialVersionUID = 1L;

    public ClosedIdle(String message) {
      super(message, null);
    }
  }

  /** More bytes than are allowed, or were declared. */
  public static final class TooLarge extends Refusal {
    private static final long serialVersionUID = 1L;

    public TooLarge(String message) {
      super(message, null);
    }
  }

  /** The bytes are not those that the digest is of; none of the request's are kept. */
  public static final class DigestMismatch extends Refusal {
    private static final long serialVersionUID = 1L;

    public DigestMismatch(String message) {
      super(message, null);
    }
  }

  /**
   * The body broke off; what came before is kept, up to its last durable byte, unless it was staged
   * for a digest.
   */
  public static final class BodyBroken extends Refusal {
    private static final long serialVersionUID = 1L;

    public BodyBroken(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** No storage type of that id is there, or none that organizations may choose. */
  public static final class TypeNotOffered extends Refusal {
    private static final long serialVersionUID = 1L;

    public TypeNotOffered(String message) {
      super(message, null);
    }
  }

  /** Settings that break a rule of their type. */
  public static final class InvalidSettings extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public InvalidSettings(String message, List<FieldError> errors) {
      super(message, null);
      this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
      return errors;
    }
  }

  /** New values of a location in use did not pass their verification; the old ones go on. */
  public static final class VerificationFailed extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient Verification report;

    public VerificationFailed(String message, Verification report) {
      super(message, null);
      this.report = report;
    }

    public Verification report() {
      return report;
    }
  }

  /** The same idempotency key with another request. */
  public static final class IdempotencyKeyReused extends Refusal {
    private static final long serialVersionUID = 1L;

    public IdempotencyKeyReused(String message) {
      super(message, null);
    }
  }

  /** The organization has reached a limit of its own. */
  public static final class OverQuota extends Refusal {
    private static final long serialVersionUID = 1L;

    public OverQuota(String message) {
      super(message, null);
    }
  }

  /** This machine has no room for new bytes now. What it holds goes on being delivered. */
  public static final class NoRoom extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoRoom(String message) {
      super(message, null);
    }
  }

  /** This machine's disk failed. Nothing was acknowledged that is not durable. */
  public static final class SpoolFailed extends Refusal {
    private static final long serialVersionUID = 1L;

    public SpoolFailed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The location does not answer now. */
  public static final class StorageUnavailable extends Refusal {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public StorageUnavailable(String message, Duration retryAfter, @Nullable Throwable cause) {
      super(message, cause);
      this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /**
   * What was asked for would have to be in the audit log, and that takes nothing now: it is not
   * done.
   */
  public static final class AuditLogUnavailable extends Refusal {
    private static final long serialVersionUID = 1L;

    public AuditLogUnavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
