package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.policy.MalformedPolicyException;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The policies that vendors ask their customers for today, as they stand in their instructions,
 * with our account and this bucket: what passes, what is warned of, and why.
 */
class VendorsPoliciesTest {
  private static final Set<CheckStatus> AS_IT_SHOULD_BE =
      Set.of(CheckStatus.PASS, CheckStatus.SKIPPED);

  /** Border0, "Bring my own S3 Bucket for recordings storage". */
  private static final String BORDER0_PERMISSIONS =
      """
      {"Version":"2012-10-17","Statement":[{
        "Action":["s3:PutObject","s3:GetObject","s3:ListBucket","s3:GetBucketLocation"],
        "Resource":["arn:aws:s3:::acme-recordings","arn:aws:s3:::acme-recordings/*"],
        "Effect":"Allow","Sid":"AllowAccessS3Bucket"}]}\
      """;

  /** Revenue.io, "Amazon S3 Bucket Setup (Role-Based / STS AssumeRole)". */
  private static final String REVENUE_PERMISSIONS =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
        "Action":["s3:PutObject","s3:PutObjectAcl","s3:GetObject","s3:DeleteObject"],
        "Resource":"arn:aws:s3:::acme-recordings/*"}]}\
      """;

  /** Videsk, "AWS S3". */
  private static final String VIDESK_AS_IT_STANDS =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"16933222-fba4-4de3-bf3e-427759b73a9d",
        "Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::acme-recordings/*"}]}\
      """;

  private static final String VIDESK_PERMISSIONS =
      VIDESK_AS_IT_STANDS.replace("16933222-fba4-4de3-bf3e-427759b73a9d", "PutRecordings");

  private final Customer customer = new Customer();

  @AfterEach
  void close() {
    customer.close();
  }

  @Test
  void border0sPassButForGivingUploadsUp() {
    border0(externalId());
    customer.set("access", "read-write").unset("prefix");

    assertEquals(Map.of("write", CheckStatus.WARN), notAsItShouldBe(customer.verify()));
  }

  @Test
  void border0sReachBeyondAPrefix() {
    border0(externalId());
    customer.set("access", "read-write");

    assertEquals(
        Map.of("write", CheckStatus.WARN, "least-privilege", CheckStatus.WARN),
        notAsItShouldBe(customer.verify()));
  }

  /** "The Condition section with an ExternalId is optional": then anybody's recordings go there. */
  @Test
  void border0sWithoutTheOptionalConditionAreRefused() {
    border0("");

    assertEquals(
        Map.of("external-id-enforced", CheckStatus.FAIL), notAsItShouldBe(customer.verify()));
  }

  @Test
  void revenuesPassButForListingAndGivingUploadsUp() {
    revenue();
    customer.set("access", "read-write-delete").unset("prefix");

    List<Check> report = customer.verify();

    assertEquals(
        Map.of("write", CheckStatus.WARN, "read", CheckStatus.WARN), notAsItShouldBe(report));
    assertTrue(line(report, "read").message().contains("s3:ListBucket"));
  }

  /** "Configure S3 object ownership (bucket owner preferred)", with the ACL that goes with it. */
  @Test
  void revenuesAllowTheAclThatTheirBucketsMayDemand() {
    revenue();
    customer.bucket.acls();
    customer.set("acl", "bucket-owner-full-control").unset("prefix");

    assertEquals(CheckStatus.PASS, line(customer.verify(), "put").status());
  }

  /** Versions stay, where the bucket keeps them. */
  @Test
  void revenuesDoNotReallyDeleteFromAVersionedBucket() {
    revenue();
    customer.bucket.versioned();
    customer.unset("prefix");

    Check delete = line(customer.verify(), "delete");

    assertEquals(CheckStatus.WARN, delete.status());
    assertTrue(delete.message().contains("s3:DeleteObjectVersion"), delete.message());
  }

  /** Statement ids have letters and digits only. */
  @Test
  void videsksIsRefusedByTheCloudAsItStands() {
    assertThrows(
        MalformedPolicyException.class, () -> customer.role.permissions(VIDESK_AS_IT_STANDS));
  }

  @Test
  void videsksWriteOnlyPolicyPassesAndLeavesOneSmallObject() {
    customer.role.permissions(VIDESK_PERMISSIONS);
    customer.set("access", "write-only").unset("prefix");

    for (int times = 0; times < 2; times++) {
      assertEquals(Map.of("write", CheckStatus.WARN), notAsItShouldBe(customer.verify()));
      assertEquals(1, customer.bucket.keys().size());
      assertEquals(List.of(), customer.bucket.openUploads());
    }
  }

  @Test
  void videsksPolicyIsToldToBeNarrowerThanDeclared() {
    customer.role.permissions(VIDESK_PERMISSIONS);
    customer.unset("prefix");

    assertEquals(
        Map.of("write", CheckStatus.WARN, "read", CheckStatus.WARN, "delete", CheckStatus.WARN),
        notAsItShouldBe(customer.verify()));
  }

  private void border0(String condition) {
    customer
        .role
        .trust(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
              "Principal":{"AWS":["arn:aws:iam::111122223333:root"]},"Action":"sts:AssumeRole"%s}]}\
            """
                .formatted(condition))
        .permissions(BORDER0_PERMISSIONS);
  }

  private static String externalId() {
    return ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"%s\"}}"
        .formatted(Customer.EXTERNAL_ID);
  }

  private void revenue() {
    customer
        .role
        .trust(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
              "Principal":{"AWS":"arn:aws:iam::111122223333:user/custody"},"Action":"sts:AssumeRole",
              "Condition":{"StringEquals":{"sts:ExternalId":"%s"}}}]}\
            """
                .formatted(Customer.EXTERNAL_ID))
        .permissions(REVENUE_PERMISSIONS);
  }

  private static Map<String, CheckStatus> notAsItShouldBe(List<Check> report) {
    Map<String, CheckStatus> found = new LinkedHashMap<>();
    report.stream()
        .filter(check -> !AS_IT_SHOULD_BE.contains(check.status()))
        .forEach(check -> found.put(check.id(), check.status()));
    return found;
  }

  private static Check line(List<Check> report, String id) {
    return report.stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
  }
}
