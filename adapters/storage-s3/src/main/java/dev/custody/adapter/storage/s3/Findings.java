package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.CheckListener;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StorageException.Refusal;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.Check.Fix;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.Verification.Waiting;
import dev.custody.domain.text.FieldError;
import dev.custody.domain.text.SingleLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells the lines of a verification as they come, and whether it makes sense to go on. */
final class Findings {
  private final CheckListener listener;
  private boolean goesOn = true;

  Findings(CheckListener listener) {
    this.listener = listener;
  }

  /**
   * What a check found.
   *
   * @param refusal what the cloud refused, where it did
   * @param forbidsUse whether the location must not be used for it
   */
  record Finding(
      CheckStatus status,
      String message,
      Optional<Refusal> refusal,
      Optional<Fix> fix,
      boolean forbidsUse) {
    Finding(CheckStatus status, String message, Optional<Refusal> refusal, Optional<Fix> fix) {
      this(status, message, refusal, fix, false);
    }

    static Finding pass(String message) {
      return of(CheckStatus.PASS, message);
    }

    static Finding of(CheckStatus status, String message) {
      return new Finding(status, message, Optional.empty(), Optional.empty());
    }

    /** Settings that are not well-formed. */
    static Finding wrong(List<FieldError> errors) {
      return of(
          CheckStatus.FAIL,
          errors.stream().map(FieldError::detail).collect(Collectors.joining("; ")));
    }

    static Finding noBucket() {
      return of(
          CheckStatus.FAIL,
          "No bucket is named yet; a right name is '%s'.".formatted(BucketNames.EXAMPLE));
    }

    /** What a failure of a call says of the location: nothing, if it may pass. */
    static Finding of(StorageException e) {
      boolean passing = e instanceof StorageException.Unavailable;
      return new Finding(
          passing ? CheckStatus.INCONCLUSIVE : CheckStatus.FAIL,
          e.getMessage() + (passing ? " Verify again." : ""),
          e instanceof StorageException.Refused refused
              ? Optional.of(refused.refusal())
              : Optional.empty(),
          Optional.empty());
    }

    Finding with(Optional<Fix> snippet) {
      return new Finding(status, message, refusal, snippet, forbidsUse);
    }

    Finding as(CheckStatus other) {
      return new Finding(other, message, refusal, fix, forbidsUse);
    }

    Finding forbiddingUse() {
      return new Finding(status, message, refusal, fix, true);
    }
  }

  /** What a check does. */
  @FunctionalInterface
  interface Work {
    /**
     * @throws StorageException which is told as what it says of the location
     */
    Finding run();
  }

  /** That a check is not through yet, and why. */
  void waits(String id, String title, String message) {
    listener.waits(new Waiting(id, title, message));
  }

  /** A check without which none of the later ones can tell anything. */
  Finding needed(String id, String title, Work work) {
    Finding found = told(id, title, work);
    goesOn &=
        found.status() == CheckStatus.PASS
            || found.status() == CheckStatus.WARN
            || found.status() == CheckStatus.SKIPPED;
    return found;
  }

  /** A check whose failure leaves the later ones their sense. */
  Finding told(String id, String title, Work work) {
    if (!goesOn) {
      Finding skipped =
          Finding.of(CheckStatus.SKIPPED, "Not tried, since an earlier check did not pass.");
      tell(id, title, skipped, Duration.ZERO);
      return skipped;
    }
    long start = System.nanoTime();
    Finding found;
    try {
      found = work.run();
    } catch (StorageException e) {
      found = Finding.of(e);
    }
    tell(id, title, found, Duration.ofNanos(System.nanoTime() - start));
    return found;
  }

  private void tell(String id, String title, Finding found, Duration took) {
    Check line =
        new Check(
            id,
            title,
            found.status(),
            SingleLine.of(found.message()),
            found.refusal().map(Refusal::action),
            found.refusal().flatMap(Refusal::resource),
            found.fix(),
            found.refusal().flatMap(Refusal::errorCode),
            found.refusal().flatMap(Refusal::requestId),
            took);
    listener.told(found.forbidsUse() ? line.forbiddingUse() : line);
  }
}
