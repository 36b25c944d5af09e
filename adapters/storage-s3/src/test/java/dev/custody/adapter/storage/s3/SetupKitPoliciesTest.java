package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.s3.Kits.Wish;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** What the kit's policies say, for everything that an administrator may want. */
class SetupKitPoliciesTest {
  private static final String POLICIES = "dev.custody.adapter.storage.s3.Kits$Wish#all";

  @ParameterizedTest
  @MethodSource(POLICIES)
  void theRoleMayDoExactlyWhatTheServiceDoes(Wish wish) {
    assertEquals(
        expected(wish), rights(json(Kits.of(wish.settings()).file("permission-policy.json"))));
  }

  /** The table of the specification. */
  private static Set<String> expected(Wish wish) {
    String keys = escaped(wish.prefix()) + "*";
    String bucket = wish.accessPoint() ? Kits.POINT : "arn:aws:s3:::" + Kits.BUCKET;
    String objects = bucket + (wish.accessPoint() ? "/object/" : "/") + keys;
    Set<String> rights = new TreeSet<>();
    rights.add("s3:PutObject on " + objects);
    rights.add("s3:AbortMultipartUpload on " + objects);
    if (wish.acl()) {
      rights.add("s3:PutObjectAcl on " + objects);
    }
    if (wish.access() != Access.WRITE_ONLY) {
      rights.add("s3:GetObject on " + objects);
      rights.add(
          "s3:ListBucket on %s if {\"StringLike\":{\"s3:prefix\":\"%s\"}}".formatted(bucket, keys));
    }
    if (wish.access() == Access.READ_WRITE_DELETE) {
      rights.add("s3:DeleteObject on " + objects);
      rights.add("s3:DeleteObjectVersion on " + objects);
    }
    if (wish.kms()) {
      String onlyS3 = " if {\"StringEquals\":{\"kms:ViaService\":\"s3.eu-west-1.amazonaws.com\"}}";
      rights.add("kms:GenerateDataKey on " + Kits.KEY + onlyS3);
      rights.add("kms:Decrypt on " + Kits.KEY + onlyS3);
    }
    return rights;
  }

  private static Set<String> rights(JsonNode policy) {
    Set<String> rights = new TreeSet<>();
    for (JsonNode statement : policy.field("Statement").orElseThrow().asArray()) {
      assertEquals("Allow", text(statement, "Effect"));
      String condition =
          statement.field("Condition").map(node -> " if " + compact(node)).orElse("");
      for (String action : texts(statement, "Action")) {
        for (String resource : texts(statement, "Resource")) {
          assertTrue(
              rights.add(action + " on " + resource + condition), action + " is allowed twice");
        }
      }
    }
    return rights;
  }

  @ParameterizedTest
  @MethodSource(POLICIES)
  void theBucketDeniesWhatThePermissionsLeaveUndone(Wish wish) {
    String bucket = wish.accessPoint() ? Kits.POINT : "arn:aws:s3:::" + Kits.BUCKET;
    String objects =
        bucket + (wish.accessPoint() ? "/object/" : "/") + escaped(wish.prefix()) + "*";
    String all = bucket + (wish.accessPoint() ? "/object/*" : "/*");

    List<JsonNode> statements =
        json(Kits.of(wish.settings()).file("bucket-policy.json"))
            .field("Statement")
            .orElseThrow()
            .asArray();

    for (JsonNode statement : statements) {
      assertEquals("Deny", text(statement, "Effect"));
      assertEquals("*", text(statement, "Principal"), "a role named here is lost with its id");
      assertEquals("s3:*", text(statement, "Action"));
    }
    JsonNode tls = statements.getFirst();
    assertEquals(List.of(bucket, all), texts(tls, "Resource"));
    assertEquals(
        "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}",
        compact(tls.field("Condition").orElseThrow()));
    JsonNode nobody = statements.getLast();
    assertEquals(List.of(objects), texts(nobody, "Resource"));
    assertEquals(
        "{\"ArnNotEquals\":{\"aws:PrincipalArn\":\"%s\"}}".formatted(Kits.ROLE),
        compact(nobody.field("Condition").orElseThrow()));
    assertEquals(wish.prefix().isEmpty() ? 2 : 3, statements.size());
    if (!wish.prefix().isEmpty()) {
      JsonNode outside = statements.get(1);
      assertEquals(List.of(bucket, objects), texts(outside, "NotResource"));
      assertEquals(
          "{\"ArnEquals\":{\"aws:PrincipalArn\":\"%s\"}}".formatted(Kits.ROLE),
          compact(outside.field("Condition").orElseThrow()));
    }
  }

  @ParameterizedTest
  @MethodSource(POLICIES)
  void theTemplateHasTheSamePolicies(Wish wish) {
    Kits.Files kit = Kits.of(wish.settings());
    JsonNode role =
        json(kit.file("cloudformation.json"))
            .field("Resources")
            .flatMap(resources -> resources.field("Role"))
            .flatMap(made -> made.field("Properties"))
            .orElseThrow();

    assertEquals(
        json(kit.file("trust-policy.json")), role.field("AssumeRolePolicyDocument").orElseThrow());
    assertEquals(
        json(kit.file("permission-policy.json")),
        role.field("Policies")
            .orElseThrow()
            .asArray()
            .getFirst()
            .field("PolicyDocument")
            .orElseThrow());
    assertEquals("/vendors/", text(role, "Path"));
    assertEquals("custody-rec", text(role, "RoleName"));
  }

  /** The SDK's own reader takes them, and finds in them what ours does. */
  @ParameterizedTest
  @MethodSource(POLICIES)
  void theSdkReadsThem(Wish wish) {
    Kits.Files kit = Kits.of(wish.settings());
    for (String file :
        List.of("permission-policy.json", "trust-policy.json", "bucket-policy.json")) {
      IamPolicy policy = IamPolicy.fromJson(kit.file(file));

      assertEquals(policy, IamPolicy.fromJson(policy.toJson()), file);
      assertEquals(
          json(kit.file(file)).field("Statement").orElseThrow().asArray().size(),
          policy.statements().size(),
          file);
      policy
          .statements()
          .forEach(statement -> assertTrue(statement.sid().matches("[A-Za-z0-9]+"), file));
    }
  }

  @Test
  void theTrustIsInThePrincipalOfTheServiceAndInTheExternalId() {
    JsonNode statement =
        json(Kits.of(Map.of()).file("trust-policy.json"))
            .field("Statement")
            .orElseThrow()
            .asArray()
            .getFirst();

    assertEquals(
        "{\"AWS\":\"arn:aws:iam::111122223333:root\"}",
        compact(statement.field("Principal").orElseThrow()));
    assertEquals(
        "{\"StringEquals\":{\"sts:ExternalId\":\"external-id_0acme000000000000000000000\"},"
            + "\"ArnEquals\":{\"aws:PrincipalArn\":\"%s\"}}".formatted(Kits.PRINCIPAL),
        compact(statement.field("Condition").orElseThrow()));
  }

  @Test
  void otherPartitionsHaveTheirOwnArns() {
    Kits.Files kit =
        Kits.of(Map.of("bucket", "acme", "roleArn", "arn:aws-cn:iam::444455556666:role/custody"));

    assertTrue(kit.file("permission-policy.json").contains("\"arn:aws-cn:s3:::acme/*\""));
    assertTrue(kit.file("bucket-policy.json").contains("\"arn:aws-cn:s3:::acme/*\""));
  }

  private static JsonNode json(String text) {
    return JsonNode.parser().parse(text);
  }

  private static String text(JsonNode node, String field) {
    return node.field(field).orElseThrow().text();
  }

  private static List<String> texts(JsonNode node, String field) {
    JsonNode value = node.field(field).orElseThrow();
    return value.isArray()
        ? value.asArray().stream().map(JsonNode::text).toList()
        : List.of(value.text());
  }

  private static String compact(JsonNode node) {
    return node.isObject()
        ? node.asObject().entrySet().stream()
            .map(field -> "\"" + field.getKey() + "\":" + compact(field.getValue()))
            .collect(Collectors.joining(",", "{", "}"))
        : "\"" + node.text() + "\"";
  }

  private static String escaped(String prefix) {
    return prefix.replaceAll("[$*?]", "\\${$0}");
  }
}
