package dev.custody.application.port.out.storage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong on the far side of a storage, by what is to be done about it. The message is
 * for the organization's administrator: what was tried, on what, and why it failed; it holds no
 * secret.
 */
public abstract sealed class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * The customer's side refuses, or is not there: nothing helps but a change over there. Bytes
   * wait.
   */
  public static final class Refused extends StorageException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Refused(String message, Refusal refusal, @Nullable Throwable cause) {
      super(message, cause);
      this.refusal = refusal;
    }

    public Refusal refusal() {
      return refusal;
    }
  }

  /**
   * What exactly was refused.
   *
   * @param action in the store's words, such as {@code s3:PutObject}
   * @param errorCode the store's
   * @param requestId the store's
   */
  public record Refusal(
      String action,
      Optional<String> resource,
      Optional<String> errorCode,
      Optional<String> requestId) {}

  /**
   * A passing fault: the network, throttling, an error of the store's own. The call may have taken
   * effect. Try again later.
   */
  public static final class Unavailable extends StorageException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The upload in parts is not there (any more). */
  public static final class UploadGone extends StorageException {
    private static final long serialVersionUID = 1L;

    public UploadGone(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * The store found our bytes, or our parts, not to be what we said: send them again from the
   * spool.
   */
  public static final class ContentRejected extends StorageException {
    private static final long serialVersionUID = 1L;

    public ContentRejected(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** There is no object under that key. */
  public static final class ObjectMissing extends StorageException {
    private static final long serialVersionUID = 1L;

    public ObjectMissing(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Our own bytes could not be read from the spool while they were sent, or ended too early: no
   * fault of the store's.
   */
  public static final class ContentUnreadable extends StorageException {
    private static final long serialVersionUID = 1L;

    public ContentUnreadable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
