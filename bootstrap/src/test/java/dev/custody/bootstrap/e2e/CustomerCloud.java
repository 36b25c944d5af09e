package dev.custody.bootstrap.e2e;

import dev.custody.adapter.storage.testkit.PluggedIn;
import dev.custody.adapter.storage.testkit.cloud.Account;
import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.Role;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.adapter.storage.testkit.cloud.User;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cloud in which the service is an IAM user of the vendor's account, and customers have buckets
 * and roles. The service finds its own keys where the SDK looks for them.
 */
public final class CustomerCloud implements PluggedIn {
  public static final String TYPE = "s3-assume-role";
  static final String REGION = "eu-central-1";

  private static final Map<String, String> SYSTEM_PROPERTIES =
      new TreeMap<>(Map.of("aws.disableEc2Metadata", "true"));

  private final StrictCloud cloud = StrictCloud.start().requireOwner();
  private final User service =
      cloud
          .account("111122223333")
          .user("custody")
          .permissions(
              """
              {"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}\
              """);
  private final Account customer = cloud.account("444455556666");
  private final AtomicInteger number = new AtomicInteger();

  /** Makes one, and has services that start from now on be its user. */
  public CustomerCloud() {
    Credentials key = service.accessKey();
    SYSTEM_PROPERTIES.put("aws.accessKeyId", key.accessKeyId());
    SYSTEM_PROPERTIES.put("aws.secretAccessKey", key.secretAccessKey());
    SYSTEM_PROPERTIES.forEach(System::setProperty);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Map<String, String> operatorSettings() {
    return Map.of(
        "custody.s3.endpoint",
        cloud.endpoint().toString(),
        "custody.s3.sts-endpoint",
        cloud.stsEndpoint().toString(),
        "custody.s3.path-style",
        "true",
        "custody.aws.principal-arn",
        service.arn(),
        "custody.s3.launch-stack.template-url",
        "https://acme-public.s3.amazonaws.com/launch-stack.json",
        "custody.verification.patience",
        "0s");
  }

  public StrictCloud cloud() {
    return cloud;
  }

  public Account customer() {
    return customer;
  }

  public Bucket newBucket() {
    return customer.bucket("recordings-" + number.incrementAndGet(), REGION);
  }

  @Override
  public Map<String, Object> settings(String externalId) {
    Bucket bucket = newBucket();
    Role role =
        customer.role("custody-" + bucket.name()).trust(trust(externalId)).permissions(all(bucket));
    return Map.of(
        "bucket",
        bucket.name(),
        "region",
        REGION,
        "access",
        "read-write-delete",
        "roleArn",
        role.arn());
  }

  /** A trust policy as an administrator would write it. */
  public String trust(String externalId) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
      "Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole",
      "Condition":{"StringEquals":{"sts:ExternalId":"%s"}}}]}\
    """
        .formatted(externalId);
  }

  /** The policy of one who may do with a bucket what the service needs. */
  public static String all(Bucket bucket) {
    return """
    {"Version":"2012-10-17","Statement":[
      {"Effect":"Allow","Action":["s3:PutObject","s3:AbortMultipartUpload","s3:GetObject",
        "s3:DeleteObject","s3:DeleteObjectVersion"],"Resource":"%s/*"},
      {"Effect":"Allow","Action":"s3:ListBucket","Resource":"%s"}]}\
    """
        .formatted(bucket.arn(), bucket.arn());
  }

  @Override
  public void close() {
    cloud.close();
    SYSTEM_PROPERTIES.keySet().forEach(System::clearProperty);
  }
}
