package dev.custody.domain.storage;

import java.time.Duration;
import java.util.Optional;

/**
 * One line of a verification's report.
 *
 * @param id stable name of the check, such as {@code write}
 * @param message the plain cause, for an administrator
 * @param action what was denied, in the store's words, such as {@code s3:PutObject}
 * @param resource what it was denied on
 * @param fix a snippet that mends it
 * @param errorCode the store's own code
 * @param requestId the store's own id of the failed request
 * @param forbidsUse that it failed means that the location must not be used at all, whatever else
 *     works there
 */
public record Check(
    String id,
    String title,
    CheckStatus status,
    String message,
    Optional<String> action,
    Optional<String> resource,
    Optional<Fix> fix,
    Optional<String> errorCode,
    Optional<String> requestId,
    Duration duration,
    boolean forbidsUse) {

  /** A line that forbids nothing. */
  public Check(
      String id,
      String title,
      CheckStatus status,
      String message,
      Optional<String> action,
      Optional<String> resource,
      Optional<Fix> fix,
      Optional<String> errorCode,
      Optional<String> requestId,
      Duration duration) {
    this(id, title, status, message, action, resource, fix, errorCode, requestId, duration, false);
  }

  /** A corrected snippet to copy. */
  public record Fix(String title, String mediaType, String content) {}

  /** A line with nothing but what it found. */
  public static Check of(
      String id, String title, CheckStatus status, String message, Duration duration) {
    return new Check(
        id,
        title,
        status,
        message,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        duration);
  }

  /** The same, which forbids the location's use if it failed. */
  public Check forbiddingUse() {
    return new Check(
        id,
        title,
        status,
        message,
        action,
        resource,
        fix,
        errorCode,
        requestId,
        duration,
        status == CheckStatus.FAIL);
  }
}
