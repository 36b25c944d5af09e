package dev.custody.adapter.storage.s3.cloud;

import dev.custody.adapter.storage.testkit.cloud.Account;
import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.adapter.storage.testkit.cloud.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A cloud with two accounts, and clients of the SDK that try a call once. */
final class Town implements AutoCloseable {
  static final String REGION = "eu-central-1";
  static final String S3_ALL = allow("s3:*", "*");

  private Duration later = Duration.ZERO;
  final StrictCloud cloud = StrictCloud.start(clock());
  final Account home = cloud.account("111111111111");
  final Account abroad = cloud.account("222222222222");
  final User alice = home.user("alice").permissions(S3_ALL);
  final Bucket bucket = home.bucket("home-bucket", REGION);
  private final SdkHttpClient http =
      Apache5HttpClient.builder().socketTimeout(Duration.ofSeconds(20)).build();
  private final List<SdkAutoCloseable> opened = new ArrayList<>();

  private InstantSource clock() {
    return () -> Instant.now().plus(later);
  }

  /** Sessions see that so much time has gone by. */
  void wait(Duration time) {
    later = later.plus(time);
  }

  static String policy(String... statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
  }

  static String statement(String effect, String action, String resource, String more) {
    return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"%s}"
        .formatted(effect, action, resource, more.isEmpty() ? "" : "," + more);
  }

  static String allow(String action, String resource) {
    return policy(statement("Allow", action, resource, ""));
  }

  static String deny(String action, String resource) {
    return policy(statement("Deny", action, resource, ""));
  }

  /** A trust policy of one statement. */
  static String trust(String principal, String condition) {
    return policy(
        "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"%s\"},\"Action\":\"sts:AssumeRole\"%s}"
            .formatted(principal, condition.isEmpty() ? "" : ",\"Condition\":" + condition));
  }

  S3Client s3(Credentials key) {
    return s3(key, REGION, RequestChecksumCalculation.WHEN_REQUIRED);
  }

  S3Client s3(Credentials key, String region, RequestChecksumCalculation checksums) {
    S3Client client =
        S3Client.builder()
            .httpClient(http)
            .endpointOverride(cloud.endpoint())
            .region(Region.of(region))
            .forcePathStyle(true)
            .requestChecksumCalculation(checksums)
            .credentialsProvider(StaticCredentialsProvider.create(sdk(key)))
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    opened.add(client);
    return client;
  }

  S3Client s3() {
    return s3(alice.accessKey());
  }

  StsClient sts(Credentials key) {
    StsClient client =
        StsClient.builder()
            .httpClient(http)
            .endpointOverride(cloud.stsEndpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(sdk(key)))
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    opened.add(client);
    return client;
  }

  private static AwsCredentials sdk(Credentials key) {
    return key.sessionToken()
        .<AwsCredentials>map(
            token -> AwsSessionCredentials.create(key.accessKeyId(), key.secretAccessKey(), token))
        .orElseGet(() -> AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
  }

  Credentials assume(Credentials as, String roleArn, Consumer<AssumeRoleRequest.Builder> more) {
    var answer =
        sts(as)
            .assumeRole(request -> {
              request.roleArn(roleArn).roleSessionName("test");
              more.accept(request);
            });
    var given = answer.credentials();
    return new Credentials(
        given.accessKeyId(), given.secretAccessKey(), Optional.of(given.sessionToken()));
  }

  /** Whether it may put an object of that key; anything but yes and AccessDenied is a failure. */
  boolean mayPut(Credentials key, Bucket into, String object) {
    return may(() ->
        s3(key)
            .putObject(
                request -> request.bucket(into.name()).key(object), RequestBody.fromString("x")));
  }

  static boolean may(Runnable call) {
    try {
      call.run();
      return true;
    } catch (AwsServiceException e) {
      Assertions.assertEquals("AccessDenied", code(e), e.getMessage());
      return false;
    }
  }

  static String code(AwsServiceException e) {
    return String.valueOf(e.awsErrorDetails().errorCode());
  }

  /** That a call is answered with this status and this error. */
  static AwsServiceException assertRefused(int status, String code, Executable call) {
    AwsServiceException e = Assertions.assertThrows(AwsServiceException.class, call);
    Assertions.assertEquals(status + " " + code, e.statusCode() + " " + code(e), e.getMessage());
    return e;
  }

  /** That no answer came. */
  static void assertBroken(Executable call) {
    Assertions.assertThrows(SdkClientException.class, call);
  }

  @Override
  public void close() {
    opened.forEach(SdkAutoCloseable::close);
    http.close();
    cloud.close();
  }
}
