package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionPolicyTest {
  private static final String ORGANIZATION = "org_0123456789abcdefghjkmnpqrs/";

  @Test
  void aDeliveryMayWriteBelowItsOrganizationAndNothingElse() {
    assertEquals(
        "{\"Version\":\"2012-10-17\",\"Statement\":["
            + "{\"Effect\":\"Allow\",\"Action\":[\"s3:PutObject\",\"s3:AbortMultipartUpload\"],"
            + "\"Resource\":\"arn:aws:s3:::acme-recordings/recordings/org_1/*\"},"
            + "{\"Effect\":\"Allow\",\"Action\":[\"kms:GenerateDataKey\",\"kms:Decrypt\"],"
            + "\"Resource\":\"*\","
            + "\"Condition\":{\"StringLike\":{\"kms:ViaService\":\"s3.*.amazonaws.com\"}}}]}",
        policy(Rights.DELIVER, Map.of("bucket", "acme-recordings"), "recordings/org_1/"));
  }

  @Test
  void readingListsTheSameKeysOnly() {
    String policy = policy(Rights.READ, Map.of("bucket", "acme-recordings"), "org_1/");

    assertTrue(policy.contains("\"Action\":\"s3:GetObject\""), policy);
    assertTrue(policy.contains("{\"StringLike\":{\"s3:prefix\":\"org_1/*\"}}"), policy);
    assertFalse(policy.contains("Put") || policy.contains("Delete"), policy);
  }

  @Test
  void deletingNeitherReadsNorWrites() {
    String policy = policy(Rights.DELETE, Map.of("bucket", "acme-recordings"), "org_1/");

    assertTrue(policy.contains("s3:DeleteObjectVersion"), policy);
    assertFalse(policy.contains("Put") || policy.contains("Get"), policy);
  }

  @Test
  void anAclIsAllowedOnlyWhereOneIsSent() {
    assertFalse(policy(Rights.DELIVER, Map.of("bucket", "acme"), "o/").contains("s3:PutObjectAcl"));
    assertTrue(
        policy(Rights.DELIVER, Map.of("bucket", "acme", "acl", "bucket-owner-full-control"), "o/")
            .contains("s3:PutObjectAcl"));
  }

  @Test
  void wildcardsInAPrefixMeanThemselves() {
    String policy = policy(Rights.READ, Map.of("bucket", "acme"), "a*b?c$d/org_1/");

    assertTrue(policy.contains("acme/a${*}b${?}c${$}d/org_1/*"), policy);
    assertTrue(policy.contains("\"s3:prefix\":\"a${*}b${?}c${$}d/org_1/*\""), policy);
  }

  @Test
  void objectsOfAnAccessPointAreNamedThroughIt() {
    String point = "arn:aws:s3:eu-west-1:111122223333:accesspoint/recordings";

    assertTrue(
        policy(Rights.DELIVER, Map.of("bucket", point), "org_1/")
            .contains(point + "/object/org_1/*"));
  }

  @ParameterizedTest
  @EnumSource
  void theLongestThatSettingsAllowFits(Rights rights) {
    String prefix = "p".repeat(249) + "/";
    Map<String, String> settings =
        Map.of("bucket", "b".repeat(63), "prefix", prefix, "acl", "bucket-owner-full-control");
    assertEquals(List.of(), RoleSettings.wrong(settings(settings)));

    String policy =
        SessionPolicy.of(
                rights,
                BucketSettings.of(settings(settings)),
                "aws-us-gov",
                List.of(prefix + ORGANIZATION, prefix + ".custody-check/loc_" + "0".repeat(26)))
            .json();

    assertTrue(policy.length() <= SessionPolicy.MOST_CHARACTERS, policy.length() + " characters");
  }

  private static String policy(Rights rights, Map<String, String> settings, String start) {
    return SessionPolicy.of(rights, BucketSettings.of(settings(settings)), "aws", List.of(start))
        .json();
  }

  private static StorageSettings settings(Map<String, String> values) {
    Map<String, SettingValue> settings = new HashMap<>();
    values.forEach((name, value) -> settings.put(name, new SettingValue.Text(value)));
    return new StorageSettings(settings);
  }
}
