package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.Role;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The service with a cloud beside it, and customers who connect their buckets. */
public final class AwsBench implements AutoCloseable {
  private final CustomerCloud farSide = new CustomerCloud();
  private final RunningService service;

  /**
   * @param settings of the service that hold in place of the usual ones
   */
  public AwsBench(Path folder, String... settings) {
    service = RunningService.with(farSide, folder, settings);
    if (!service.offers(CustomerCloud.TYPE)) {
      close();
      // Whoever builds a service without this type has nothing to test here.
      abort("this installation has no type " + CustomerCloud.TYPE);
    }
  }

  public RunningService service() {
    return service;
  }

  public StrictCloud cloud() {
    return farSide.cloud();
  }

  /** A customer whose bucket is connected, and all that it has made for that. */
  public record Connected(
      Tenant tenant, String location, Bucket bucket, Role role, String externalId) {}

  /** Goes the way of an administrator: draft, kit, role, verification, activation. */
  public Connected connect(String name) {
    Tenant tenant = service.tenant(name);
    Bucket bucket = farSide.newBucket();
    Map<String, Object> settings = new HashMap<>();
    settings.put("bucket", bucket.name());
    settings.put("prefix", "recordings/");
    settings.put("access", "read-write-delete");
    Answer drafted =
        service.post(
            tenant.locations(),
            tenant.token(),
            Map.of("type", CustomerCloud.TYPE, "settings", settings));
    assertEquals(201, drafted.status(), drafted::toString);
    String location = tenant.locations() + "/" + drafted.text("id");
    Role role =
        farSide
            .customer()
            .role("custody-" + bucket.name())
            .trust(kit(location, tenant, "trust-policy.json"))
            .permissions(kit(location, tenant, "permission-policy.json"));
    Answer patched =
        service.send(
            "PATCH",
            location,
            tenant.token(),
            service.json(Map.of("settings", Map.of("roleArn", role.arn()))),
            "Content-Type",
            "application/merge-patch+json",
            "If-Match",
            "*");
    assertEquals(200, patched.status(), patched::toString);
    Answer verified =
        service.post(location + "/verifications", tenant.token(), Map.of(), "Prefer", "wait=60");
    assertEquals("passed", verified.text("status"), verified::toString);
    Answer activated = service.post(location + "/activation", tenant.token(), Map.of());
    assertEquals("active", activated.text("state"), activated::toString);
    return new Connected(
        tenant,
        drafted.text("id"),
        bucket,
        role,
        Json.text(drafted.json(), "generated", "externalId"));
  }

  String trust(String externalId) {
    return farSide.trust(externalId);
  }

  private String kit(String location, Tenant tenant, String name) {
    Answer file = service.get(location + "/setup/" + name, tenant.token());
    assertEquals(200, file.status(), file::toString);
    return new String(file.bytes(), StandardCharsets.UTF_8);
  }

  /** Records; answers once it is stored, or after that time with the state it has. */
  public Answer record(Connected by, byte[] content, int waitSeconds) {
    return new TenantRecordings(service, by.tenant()).record(content, waitSeconds);
  }

  Answer await(Connected by, String recording, String state) {
    return new TenantRecordings(service, by.tenant()).await(recording, state);
  }

  static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  byte[] stored(Connected by, Answer recording) {
    return by.bucket().object(recording.text("objectKey")).orElseThrow().bytes();
  }

  /** The digest of an object as curl reads it with the customer's own key, in hexadecimal. */
  String readByCurl(Connected by, String key, MessageDigest digest)
      throws IOException, InterruptedException {
    Credentials root = by.bucket().owner().rootKey();
    Process curl =
        new ProcessBuilder(
                "curl",
                "--silent",
                "--show-error",
                "--fail",
                "--aws-sigv4",
                "aws:amz:" + by.bucket().region() + ":s3",
                "--user",
                root.accessKeyId() + ":" + root.secretAccessKey(),
                "--header",
                "x-amz-content-sha256: UNSIGNED-PAYLOAD",
                "--header",
                "x-amz-expected-bucket-owner: " + by.bucket().owner().id(),
                cloud().endpoint() + "/" + by.bucket().name() + "/" + key)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    curl.getOutputStream().close();
    try (InputStream object = curl.getInputStream()) {
      object.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }
    assertEquals(0, curl.waitFor(), "curl's exit code");
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    service.close();
    farSide.close();
  }
}
