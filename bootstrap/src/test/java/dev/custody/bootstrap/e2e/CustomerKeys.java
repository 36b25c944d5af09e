package dev.custody.bootstrap.e2e;

import dev.custody.adapter.storage.testkit.PluggedIn;
import dev.custody.adapter.storage.testkit.cloud.Account;
import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.SelfSigned;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.adapter.storage.testkit.cloud.User;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A store that customers name, behind TLS, in which each has a bucket and a user. The operator
 * allows its address, which is not public, and trusts its certificate.
 */
public final class CustomerKeys implements PluggedIn {
  public static final String TYPE = "s3-access-key";

  private final SelfSigned tls = SelfSigned.localhost().trusted();
  private final StrictCloud cloud =
      StrictCloud.secure(Path.of(System.getProperty("java.io.tmpdir")), tls.context());
  private final Account customer = cloud.account("444455556666");
  private final AtomicInteger number = new AtomicInteger();

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Map<String, String> operatorSettings() {
    return Map.of("custody.s3.allowed-endpoint-ranges", "127.0.0.1/32, ::1/128");
  }

  public StrictCloud cloud() {
    return cloud;
  }

  /** A bucket, and a user who may do with it what the service needs. */
  public record Given(Bucket bucket, User user) {}

  public Given give() {
    Bucket bucket = customer.bucket("keyed-" + number.incrementAndGet(), "eu-central-1");
    return new Given(
        bucket, customer.user("custody-" + bucket.name()).permissions(CustomerCloud.all(bucket)));
  }

  Map<String, Object> settings(Given given, Credentials key) {
    Map<String, Object> settings = new HashMap<>(secrets(key));
    settings.put("bucket", given.bucket().name());
    settings.put("region", given.bucket().region());
    settings.put("prefix", "recordings/");
    settings.put("access", "read-write-delete");
    settings.put("endpoint", cloud.endpoint().toString());
    settings.put("pathStyle", true);
    return settings;
  }

  static Map<String, Object> secrets(Credentials key) {
    return Map.of("accessKeyId", key.accessKeyId(), "secretAccessKey", key.secretAccessKey());
  }

  @Override
  public Map<String, Object> settings(String externalId) {
    Given given = give();
    return settings(given, given.user().accessKey());
  }

  @Override
  public void close() {
    cloud.close();
    tls.distrust();
  }
}
