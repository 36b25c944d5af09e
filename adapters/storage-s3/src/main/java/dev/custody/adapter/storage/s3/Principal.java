package dev.custody.adapter.storage.s3;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Who we are, as customers' trust policies must name us. Told by the operator, or asked from STS
 * where we are an IAM user: the ARN of an assumed role's session has lost the role's path.
 */
final class Principal {
  private static final System.Logger LOG = System.getLogger(Principal.class.getName());
  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

  private final Supplier<String> callerArn;
  private final LongSupplier nanoTime;

  private Optional<String> known;
  private Optional<Long> failedAt = Optional.empty();

  /**
   * @param told by the operator
   * @param callerArn asks STS who is calling
   */
  Principal(Optional<String> told, Supplier<String> callerArn, LongSupplier nanoTime) {
    this.known = told;
    this.callerArn = callerArn;
    this.nanoTime = nanoTime;
  }

  /** Empty while it is not known. */
  synchronized Optional<String> arn() {
    if (known.isEmpty() && mayAsk()) {
      ask();
    }
    return known;
  }

  private boolean mayAsk() {
    return failedAt.filter(then -> nanoTime.getAsLong() - then < BETWEEN_TRIES.toNanos()).isEmpty();
  }

  private void ask() {
    failedAt = Optional.of(nanoTime.getAsLong());
    try {
      String caller = callerArn.get();
      if (caller.contains(":user/")) {
        known = Optional.of(caller);
      } else {
        LOG.log(
            System.Logger.Level.WARNING,
            "the service runs as {0}; set custody.aws.principal-arn to the ARN of its role, since"
                + " customers'' trust policies must name it",
            caller);
      }
    } catch (SdkException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "STS does not tell who the service is; set custody.aws.principal-arn, or mend its AWS"
              + " credentials: {0}",
          e.getMessage());
    }
  }
}
