package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.s3.Kits.Wish;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * What the kit for an access key makes of what is known. Its policies are those of the role's kit,
 * which {@link SetupKitPoliciesTest} looks at.
 */
class SetupKeyKitTest {
  private static final String WISHES = "dev.custody.adapter.storage.s3.Kits$Wish#all";
  private static final Set<String> ALL =
      Set.of(
          "guide.md",
          "cloudformation.json",
          "main.tf",
          "setup.sh",
          "permission-policy.json",
          "bucket-policy.json");

  @ParameterizedTest
  @MethodSource(WISHES)
  void theUserHasTheRightsThatTheRoleWouldHave(Wish wish) {
    Kits.Files kit = Kits.ofKey(wish.keySettings());
    Kits.Files roles = Kits.of(wish.settings());

    assertEquals(ALL, kit.names());
    assertEquals(roles.file("permission-policy.json"), kit.file("permission-policy.json"));
    assertEquals(
        json(roles.file("bucket-policy.json").replace(Kits.ROLE, Kits.USER)),
        json(kit.file("bucket-policy.json")));
  }

  @ParameterizedTest
  @MethodSource(WISHES)
  void theTemplateMakesAUserThatHasThisPolicyAndNothingElse(Wish wish) {
    Kits.Files kit = Kits.ofKey(wish.keySettings());
    JsonNode template = json(kit.file("cloudformation.json"));
    JsonNode roles = json(Kits.of(wish.settings()).file("cloudformation.json"));

    assertEquals(
        json(
            """
            {"Type": "AWS::IAM::User", "Properties": {"UserName": "%s",
              "Policies": [{"PolicyName": "custody-recordings", "PolicyDocument": %s}]}}\
            """
                .formatted(Kits.USER_NAME, kit.file("permission-policy.json"))),
        at(template, "Resources", "User"));
    assertEquals(
        Set.of("BucketName", "Region", "UserName", "UserArn", "AccountId", "Prefix"),
        at(template, "Outputs").asObject().keySet());
    if (wish.accessPoint()) {
      assertEquals(Set.of("User"), at(template, "Resources").asObject().keySet());
      return;
    }
    assertEquals(
        Set.of("User", "Bucket", "BucketPolicy"), at(template, "Resources").asObject().keySet());
    assertEquals(
        at(roles, "Resources", "Bucket", "Properties"),
        at(template, "Resources", "Bucket", "Properties"));
    assertEquals(
        json(kit.file("bucket-policy.json")),
        json(Kits.bucketPolicy(kit.file("cloudformation.json"), true, Kits.USER)));
  }

  /** Outputs, state files and logs would keep the secret. */
  @ParameterizedTest
  @MethodSource(WISHES)
  void noFileMakesAKeyOrAPassword(Wish wish) {
    Kits.Files kit = Kits.ofKey(wish.keySettings());
    for (String file : List.of("cloudformation.json", "main.tf", "setup.sh")) {
      for (String never :
          List.of("AccessKey", "access_key", "create-access-key", "ogin", "onsole", "Fn::Sub")) {
        assertFalse(kit.file(file).contains(never), never + " in " + kit.file(file));
      }
    }
  }

  @Test
  void whatCannotBeWrittenYetIsLeftOut() {
    assertEquals(Set.of("guide.md"), Kits.ofKey(Map.of()).names());

    Kits.Files nobodysAccount = Kits.ofKey(Map.of("bucket", Kits.BUCKET, "prefix", "recordings/"));
    assertEquals(ALL, nobodysAccount.names());
    List<JsonNode> statements =
        at(json(nobodysAccount.file("bucket-policy.json")), "Statement").asArray();
    assertEquals(1, statements.size());
    assertEquals("OnlyTls", at(statements.getFirst(), "Sid").text());
    assertFalse(nobodysAccount.file("setup.sh").contains("The bucket belongs to account"));
    assertTrue(nobodysAccount.file("setup.sh").contains("NobodyElse"));
  }

  @Test
  void anotherStoreGetsNothingThatOnlyAwsUnderstands() {
    Map<String, String> settings =
        new HashMap<>(new Wish(Access.READ_WRITE, true, Kits.ODD, false, false).keySettings());
    settings.put("endpoint", "https://minio.acme.test:9000");
    Kits.Files kit = Kits.ofKey(settings);

    assertEquals(Set.of("guide.md", "permission-policy.json"), kit.names());
    assertFalse(kit.file("permission-policy.json").contains("kms:"));
    settings.remove("kmsKeyArn");
    assertEquals(
        Kits.of(settings).file("permission-policy.json"), kit.file("permission-policy.json"));

    settings.remove("bucket");
    assertEquals(Set.of("guide.md"), Kits.ofKey(settings).names());
  }

  @Test
  void otherPartitionsHaveTheirOwnArns() {
    Kits.Files kit =
        Kits.ofKey(
            Map.of(
                "bucket", "acme", "region", "cn-north-1", "expectedBucketOwner", "444455556666"));

    assertTrue(kit.file("permission-policy.json").contains("\"arn:aws-cn:s3:::acme/*\""));
    assertTrue(kit.file("bucket-policy.json").contains("\"arn:aws-cn:iam::444455556666:user/"));
    assertEquals(
        "aws-us-gov",
        Kits.keyPlace(
                Map.of("bucket", "arn:aws-us-gov:s3:us-gov-west-1:444455556666:accesspoint/rec"))
            .partition());
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
