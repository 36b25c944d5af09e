package dev.custody.adapter.storage.s3;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.custody.application.port.out.storage.StorageException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Whom access keys of the installation's cloud belong to, as its STS tells it (AWS STS,
 * GetCallerIdentity, which needs no permission). A key never changes its account.
 */
final class KeyHolders {
  static final String ACTION = "sts:GetCallerIdentity";

  private static final long MOST_KEPT = 10_000;
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Set<String> UNKNOWN_KEY =
      Set.of("InvalidClientTokenId", "InvalidAccessKeyId", "UnrecognizedClientException");
  private static final String WRONG_SECRET = "SignatureDoesNotMatch";

  private final Installation installation;
  private final Function<String, StsClient> sts;
  private final Cache<String, Answer> known =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

  /**
   * @param sts of a region
   */
  KeyHolders(Installation installation, Function<String, StsClient> sts) {
    this.installation = installation;
    this.sts = sts;
  }

  /** What STS told. */
  sealed interface Answer {
    record Known(String arn, String account) implements Answer {}

    /** Nothing: there is no STS, or it does not know the call. */
    record Untold(String why) implements Answer {}
  }

  /** The account that the key belongs to; empty where nobody tells, which in AWS is never. */
  Optional<String> account(AwsCredentials key, String region) {
    Answer answer = known.getIfPresent(key.accessKeyId());
    if (answer == null) {
      answer = ask(key, region);
      known.put(key.accessKeyId(), answer);
    }
    return answer instanceof Answer.Known(String _, String account)
        ? Optional.of(account)
        : Optional.empty();
  }

  /**
   * @throws StorageException.Refused if there is no such key
   * @throws StorageException.Unavailable if it could not be found out
   */
  Answer ask(AwsCredentials key, String region) {
    if (!installation.isAws() && installation.stsEndpoint().isEmpty()) {
      return new Answer.Untold(
          "This cloud has no STS to tell whom a key belongs to; the next checks show whether it"
              + " works.");
    }
    try {
      GetCallerIdentityResponse answer =
          sts.apply(region)
              .getCallerIdentity(
                  GetCallerIdentityRequest.builder()
                      .overrideConfiguration(
                          c -> c.credentialsProvider(StaticCredentialsProvider.create(key)))
                      .build());
      return answer.account() == null || answer.arn() == null
          ? untold("no account")
          : new Answer.Known(answer.arn(), answer.account());
    } catch (AwsServiceException e) {
      return judged(e);
    } catch (SdkException e) {
      throw new StorageException.Unavailable(
          "STS could not be asked whom the key belongs to: %s.".formatted(Words.network(e)), e);
    }
  }

  private Answer judged(AwsServiceException e) {
    String code = Words.code(e);
    if (UNKNOWN_KEY.contains(code)) {
      throw refused(
          "There is no such access key (%s): it was deleted or disabled, or its ID is mistyped."
              .formatted(code),
          e);
    }
    if (code.equals(WRONG_SECRET)) {
      throw refused(
          "The secret access key does not belong to the access key ID (%s): one of them is mistyped."
              .formatted(code),
          e);
    }
    boolean passing = e.statusCode() >= 500 && e.statusCode() != 501;
    if (installation.isAws() || passing || e.isThrottlingException()) {
      throw new StorageException.Unavailable(
          "STS could not tell whom the key belongs to just now (%s).".formatted(code), e);
    }
    return untold(code);
  }

  /** Some stores deny what they do not know, and some a wrong secret, in the same words. */
  private Answer untold(String code) {
    if (installation.isAws()) {
      throw new StorageException.Unavailable(
          "STS did not tell whom the key belongs to (%s).".formatted(code), null);
    }
    return new Answer.Untold(
        "The cloud's STS does not tell whom the key belongs to (%s): it does not know the call, or the secret access key is mistyped. The next checks show whether the key works."
            .formatted(code));
  }

  private static StorageException refused(String message, AwsServiceException cause) {
    return new StorageException.Refused(
        message,
        new StorageException.Refusal(
            ACTION,
            Optional.empty(),
            Optional.of(Words.code(cause)),
            Optional.ofNullable(cause.requestId())),
        cause);
  }
}
