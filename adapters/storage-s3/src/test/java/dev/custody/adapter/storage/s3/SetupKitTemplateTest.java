package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.s3.Kits.Wish;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** What the kit makes of what is known, and of the bucket in a CloudFormation template. */
class SetupKitTemplateTest {
  private static final Set<String> ALL =
      Set.of(
          "guide.md",
          "cloudformation.json",
          "main.tf",
          "setup.sh",
          "permission-policy.json",
          "trust-policy.json",
          "bucket-policy.json");

  @ParameterizedTest
  @MethodSource("dev.custody.adapter.storage.s3.Kits$Wish#all")
  void everythingIsThereOnceEverythingIsKnown(Wish wish) {
    assertEquals(List.of(), RoleSettings.wrong(Kits.settings(wish.settings())));
    assertEquals(ALL, Kits.of(wish.settings()).names());
  }

  @Test
  void whatCannotBeWrittenYetIsLeftOut() {
    Map<String, String> bucket = Map.of("bucket", Kits.BUCKET);

    assertEquals(Set.of("guide.md", "trust-policy.json"), Kits.of(Map.of()).names());
    assertEquals(
        Set.of("guide.md", "permission-policy.json"), Kits.of(bucket, Optional.empty()).names());
    Set<String> beforeTheRole = new HashSet<>(ALL);
    beforeTheRole.remove("bucket-policy.json");
    assertEquals(beforeTheRole, Kits.of(bucket).names());
  }

  @ParameterizedTest
  @MethodSource("dev.custody.adapter.storage.s3.Kits$Wish#all")
  void aNewBucketIsPrivateVersionedEncryptedAndStays(Wish wish) {
    JsonNode template = template(wish.settings());
    if (wish.accessPoint()) {
      assertEquals(Set.of("Role"), at(template, "Resources").asObject().keySet());
      assertTrue(template.field("Parameters").isEmpty());
      return;
    }
    JsonNode bucket = at(template, "Resources", "Bucket");
    assertEquals("Retain", at(bucket, "DeletionPolicy").text());
    assertEquals("Retain", at(bucket, "UpdateReplacePolicy").text());
    assertEquals("CreateBucket", at(bucket, "Condition").text());
    assertEquals(
        json(
            """
            {"BucketName": "acme-recordings",
             "OwnershipControls": {"Rules": [{"ObjectOwnership": "%s"}]},
             "PublicAccessBlockConfiguration": {"BlockPublicAcls": true, "BlockPublicPolicy": true,
               "IgnorePublicAcls": true, "RestrictPublicBuckets": true},
             "VersioningConfiguration": {"Status": "Enabled"},
             "BucketEncryption": {"ServerSideEncryptionConfiguration": [%s]},
             "LifecycleConfiguration": {"Rules": [{"Id": "AbortIncompleteUploads",
               "Status": "Enabled", "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}}]},
             "ObjectLockEnabled": {"Fn::If": ["IsLocked", true, {"Ref": "AWS::NoValue"}]},
             "ObjectLockConfiguration": {"Fn::If": ["IsLocked",
               {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention":
                 {"Mode": "GOVERNANCE", "Days": {"Ref": "ObjectLockDays"}}}},
               {"Ref": "AWS::NoValue"}]}}\
            """
                .formatted(
                    wish.acl() ? "BucketOwnerPreferred" : "BucketOwnerEnforced",
                    wish.kms()
                        ? """
                        {"ServerSideEncryptionByDefault":
                          {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "%s"},
                         "BucketKeyEnabled": true}\
                        """
                            .formatted(Kits.KEY)
                        : "{\"ServerSideEncryptionByDefault\": {\"SSEAlgorithm\": \"AES256\"}}")),
        at(bucket, "Properties"));
    assertEquals(
        "3600", at(template, "Resources", "Role", "Properties", "MaxSessionDuration").asNumber());
    assertEquals(
        Set.of("BucketName", "Region", "RoleArn", "AccountId", "Prefix"),
        at(template, "Outputs").asObject().keySet());
  }

  /** Nothing is substituted within strings, so that no prefix can be taken for a variable. */
  @Test
  void noTextIsATemplateOfItsOwn() {
    for (Wish wish : Wish.all().toList()) {
      assertFalse(Kits.of(wish.settings()).file("cloudformation.json").contains("Fn::Sub"));
    }
  }

  @Test
  void aBucketInAnotherAccountIsNotMadeHere() {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "bucket",
                Kits.BUCKET,
                "roleArn",
                Kits.ROLE,
                "expectedBucketOwner",
                "777788889999"));

    assertEquals(Set.of("Role"), at(template(settings), "Resources").asObject().keySet());
    assertFalse(Kits.of(settings).file("main.tf").contains("aws_s3_bucket"));
    assertFalse(Kits.of(settings).file("setup.sh").contains("create-bucket"));

    settings.put("expectedBucketOwner", "444455556666");
    assertTrue(Kits.of(settings).file("setup.sh").contains("create-bucket"));
  }

  @Test
  void twoLocationsNeverMakeTheSameRole() {
    assertEquals(
        "custody-loc_0acme000000000000000000000",
        at(template(Map.of("bucket", Kits.BUCKET)), "Resources", "Role", "Properties", "RoleName")
            .text());
  }

  private static JsonNode template(Map<String, String> settings) {
    return json(Kits.of(settings).file("cloudformation.json"));
  }

  private static JsonNode at(JsonNode node, String... path) {
    JsonNode found = node;
    for (String name : path) {
      found = found.field(name).orElseThrow();
    }
    return found;
  }

  private static JsonNode json(String text) {
    return JsonNode.parser().parse(text);
  }
}
