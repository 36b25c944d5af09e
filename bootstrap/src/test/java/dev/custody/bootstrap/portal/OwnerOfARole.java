package dev.custody.bootstrap.portal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.Account;
import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.KmsKey;
import dev.custody.adapter.storage.testkit.cloud.Role;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.bootstrap.e2e.CustomerCloud;
import dev.custody.bootstrap.e2e.RunningService;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** An administrator with a bucket and a role in an account of AWS, who does as the kit says. */
final class OwnerOfARole {
  static final String STRANGERS_BUCKET = "gamma-recordings";
  private static final String REGION = "eu-central-1";
  private static final String BUCKET = "acme-recordings";

  private final CustomerCloud far;
  private final RunningService service;
  private final Tenant tenant;
  private final Administrator administrator;
  private final String location;
  private final String externalId;
  private final KmsKey key;
  private Bucket bucket;
  private Role role;

  OwnerOfARole(CustomerCloud far, RunningService service, Tenant tenant, Visit visit) {
    this.far = far;
    this.service = service;
    this.tenant = tenant;
    key = account().kmsKey(REGION);
    bucket = account().bucket(BUCKET, REGION);
    role = account().role("recordings");
    Bucket strangers = far.cloud().account("777788889999").bucket(STRANGERS_BUCKET, REGION);
    strangers.policy(everythingOn(strangers, "\"Principal\":\"*\","));
    administrator =
        new Administrator(visit)
            .configures(
                CustomerCloud.TYPE,
                List.of("bucket", BUCKET, "region", REGION, "prefix", "recordings/"));
    location = administrator.location();
    externalId =
        Objects.requireNonNull(
                service
                    .get(tenant.locations() + "/" + location, tenant.token())
                    .field("generated")
                    .get("externalId"))
            .getStringValue();
    administrator.field("roleArn").fill(role.arn());
    asTheKitSays();
    administrator.saves();
    administrator.isThrough();
  }

  Administrator administrator() {
    return administrator;
  }

  StrictCloud cloud() {
    return far.cloud();
  }

  Bucket bucket() {
    return bucket;
  }

  Role role() {
    return role;
  }

  private Account account() {
    return far.customer();
  }

  /** As on the first day: whatever was there is gone. */
  void beginsAnew() {
    administrator.isAtTheReportOf(location);
    far.cloud().behave();
    far.cloud().deleteBucket(BUCKET);
    bucket = account().bucket(BUCKET, REGION);
    makesTheRole();
    asTheKitSays();
  }

  void makesTheRole() {
    role.delete();
    role = account().role("recordings");
  }

  void asTheKitSays() {
    role.trust(kit("trust-policy.json")).permissions(kit("permission-policy.json"));
  }

  void trustsWith(String text, String instead) {
    role.trust(replaced(kit("trust-policy.json"), text, instead));
  }

  void permitsWith(String text, String instead) {
    role.permissions(replaced(kit("permission-policy.json"), text, instead));
  }

  /** What the kit says, and this besides. */
  void permitsBesides(String statement) {
    role.permissions(
        kit("permission-policy.json"),
        "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(statement));
  }

  void pastesTheTrustPolicy() {
    role.trust(administrator.copies());
  }

  void pastesThePermissionPolicy() {
    role.permissions(administrator.copies());
  }

  /** The bucket encrypts with it, once it was asked for. */
  KmsKey key() {
    bucket.encryptedWith(key);
    return key;
  }

  String externalId() {
    return externalId;
  }

  static String everythingOn(Bucket bucket, String principal) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow",%s"Action":"s3:*",
      "Resource":["%s","%s/*"]}]}\
    """
        .formatted(principal, bucket.arn(), bucket.arn());
  }

  /** A file of the kit, as it is downloaded. */
  private String kit(String name) {
    return new String(
        service.get(tenant.locations() + "/" + location + "/setup/" + name, tenant.token()).bytes(),
        StandardCharsets.UTF_8);
  }

  private static String replaced(String policy, String text, String instead) {
    assertTrue(policy.contains(text), () -> "no '" + text + "' in " + policy);
    return policy.replace(text, instead);
  }
}
