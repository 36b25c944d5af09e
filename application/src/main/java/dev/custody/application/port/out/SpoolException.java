package dev.custody.application.port.out;

import org.jspecify.annotations.Nullable;

/** What can go wrong with the spool, by what is to be done about it. */
public abstract sealed class SpoolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private SpoolException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * The disk's reserve or the spool's quota is reached; what is there goes on being delivered, and
   * room comes back.
   */
  public static final class Full extends SpoolException {
    private static final long serialVersionUID = 1L;

    public Full(String message) {
      super(message, null);
    }
  }

  /** The organization has as much in the spool as it may. */
  public static final class OverQuota extends SpoolException {
    private static final long serialVersionUID = 1L;

    public OverQuota(String message) {
      super(message, null);
    }
  }

  /** Another writer has taken the recording over. */
  public static final class TakenOver extends SpoolException {
    private static final long serialVersionUID = 1L;

    public TakenOver(String message) {
      super(message, null);
    }
  }

  /** The recording takes no more bytes. */
  public static final class Ended extends SpoolException {
    private static final long serialVersionUID = 1L;

    public Ended(String message) {
      super(message, null);
    }
  }

  /** The spool has no such recording, or not its bytes any more. */
  public static final class Unknown extends SpoolException {
    private static final long serialVersionUID = 1L;

    public Unknown(String message) {
      super(message, null);
    }
  }

  /**
   * The disk failed. Nothing was acknowledged that is not durable; the same call is not to be
   * repeated blindly.
   */
  public static final class Failed extends SpoolException {
    private static final long serialVersionUID = 1L;

    public Failed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
