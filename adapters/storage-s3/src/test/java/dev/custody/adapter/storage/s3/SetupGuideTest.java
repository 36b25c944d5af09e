package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.s3.Kits.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** The page that an administrator follows. */
class SetupGuideTest {
  private static final String WISHES = "dev.custody.adapter.storage.s3.Kits$Wish#all";
  private static final String STOP =
      "To stop at once, remove the role's permission policy: editing the trust lets credentials"
          + " that are out live for up to an hour.";

  /** A block between fences. */
  record Block(String language, String text) {}

  @ParameterizedTest
  @MethodSource(WISHES)
  void allValuesAreThereAndNothingIsToBeReplaced(Wish wish) {
    String guide = Kits.of(wish.settings()).file("guide.md");

    List<String> values = new ArrayList<>(List.of(Kits.ROLE, Kits.PRINCIPAL, "custody-rec"));
    values.add("external-id_0acme000000000000000000000");
    values.add(wish.accessPoint() ? Kits.POINT : Kits.BUCKET);
    values.add("`" + wish.prefix() + ".custody-check/");
    if (wish.kms()) {
      values.add(Kits.KEY);
    }
    if (wish.acl()) {
      values.add("bucket-owner-full-control");
    }
    values.forEach(value -> assertTrue(guide.contains(value), value + " in " + guide));
    assertClean(guide);
    assertTrue(guide.replaceAll("\\s+", " ").contains(STOP), guide);
  }

  static void assertClean(String guide) {
    for (String left :
        List.of("<", "YOUR", "xample", "{{", "}}", "null", "TODO", " \n", "\n\n\n")) {
      assertFalse(guide.contains(left), "'" + left + "' in " + guide);
    }
    assertTrue(guide.startsWith("# "), guide);
    for (String line : guide.lines().toList()) {
      assertTrue(
          line.strip().startsWith("```") || line.chars().filter(c -> c == '`').count() % 2 == 0,
          line);
    }
  }

  @ParameterizedTest
  @MethodSource(WISHES)
  void thePoliciesOnItAreThoseOfTheKit(Wish wish) {
    Kits.Files kit = Kits.of(wish.settings());
    List<Block> json =
        blocks(kit.file("guide.md")).stream()
            .filter(block -> block.language().equals("json"))
            .toList();

    assertEquals(2, json.size());
    assertEquals(kit.file("trust-policy.json"), json.getFirst().text());
    assertEquals(kit.file("permission-policy.json"), json.getLast().text());
    json.forEach(block -> JsonNode.parser().parse(block.text()));
  }

  @Test
  void itsCommandsCanBePasted(@TempDir Path folder) throws IOException {
    Map<String, String> settings =
        new HashMap<>(new Wish(Access.READ_WRITE, true, Kits.ODD, true, false).settings());
    settings.put("region", "eu-west-1");
    StringBuilder commands = new StringBuilder();
    blocks(Kits.of(settings).file("guide.md")).stream()
        .filter(block -> block.language().equals("sh"))
        .forEach(block -> commands.append(block.text()));
    Files.writeString(folder.resolve("commands.sh"), commands);

    Tool.named("bash").run(folder, List.of("-n", "commands.sh"));
    assertTrue(commands.toString().contains("--region eu-west-1"), commands.toString());
    assertTrue(
        commands
            .toString()
            .contains(
                "aws iam delete-role-policy --role-name custody-rec --policy-name"
                    + " custody-recordings"),
        commands.toString());
  }

  /** What is written for an access point does not speak of making a bucket. */
  @Test
  void onlyTheStepsThatApply() {
    String point = guide(Map.of("bucket", Kits.POINT, "roleArn", Kits.ROLE));
    assertFalse(point.contains("CreateBucket") || point.contains("Create bucket"), point);
    assertTrue(point.contains("Delegating access control to access points"), point);

    String bucket = guide(Map.of("bucket", Kits.BUCKET));
    assertTrue(bucket.contains("CreateBucket=true"), bucket);
    assertTrue(bucket.contains("**ACLs disabled (bucket owner enforced)**"), bucket);
    assertFalse(bucket.contains("ccess point") || bucket.contains("s3:PutObjectAcl"), bucket);
    assertFalse(bucket.contains("KMS key yo") || bucket.contains("kms:"), bucket);

    String writeOnly = guide(Map.of("bucket", Kits.BUCKET, "access", "write-only"));
    assertFalse(writeOnly.contains("s3:GetObject") || writeOnly.contains("s3:Delete"), writeOnly);

    String elsewhere =
        guide(
            Map.of(
                "bucket",
                Kits.BUCKET,
                "roleArn",
                Kits.ROLE,
                "expectedBucketOwner",
                "777788889999"));
    assertTrue(elsewhere.contains("The bucket is in account `777788889999`"), elsewhere);
  }

  @Test
  void itSaysWhatComesFirst() {
    String nothing = guide(Map.of());
    assertTrue(nothing.contains("Name the bucket"), nothing);
    assertFalse(nothing.contains("custody.aws.principal-arn"), nothing);
    assertClean(nothing);

    String nobody = Kits.of(Map.of("bucket", Kits.BUCKET), Optional.empty()).file("guide.md");
    assertTrue(nobody.contains("custody.aws.principal-arn"), nobody);
    assertFalse(nobody.contains("Name the bucket"), nobody);
    assertClean(nobody);
  }

  /** For people to look at, in target/kit. */
  @Test
  void oneIsPrinted() throws IOException {
    Map<String, String> settings =
        new HashMap<>(
            new Wish(Access.READ_WRITE_DELETE, true, "recordings/", false, false).settings());
    settings.remove("roleArn");
    settings.put("region", "eu-west-1");
    Path folder = Files.createDirectories(Path.of("target", "kit"));
    for (Map.Entry<String, String> file : Kits.of(settings).all().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    assertClean(Files.readString(folder.resolve("guide.md")));
  }

  private static String guide(Map<String, String> settings) {
    return Kits.of(settings).file("guide.md");
  }

  static List<Block> blocks(String guide) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    String fence = "";
    for (String line : guide.lines().toList()) {
      if (line.strip().startsWith("```")) {
        if (fence.isEmpty()) {
          fence = line;
          assertTrue(line.strip().length() > 3, "a block without a language");
        } else {
          int indent = fence.indexOf('`');
          assertEquals(fence.substring(0, indent) + "```", line);
          blocks.add(new Block(fence.substring(indent + 3), open.toString().indent(-indent)));
          fence = "";
          open.setLength(0);
        }
      } else if (!fence.isEmpty()) {
        open.append(line).append('\n');
      }
    }
    assertEquals("", fence, "a block does not end");
    return blocks;
  }
}
