package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.s3.Kits.Wish;
import dev.custody.adapter.storage.s3.SetupGuideTest.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page that an administrator follows who hands over an access key. */
class SetupKeyGuideTest {
  private static final String WISHES = "dev.custody.adapter.storage.s3.Kits$Wish#all";
  private static final String STORE = "https://minio.acme.test:9000";

  @ParameterizedTest
  @MethodSource(WISHES)
  void allValuesAreThereAndNothingIsToBeReplaced(Wish wish) {
    Kits.Files kit = Kits.ofKey(wish.keySettings());

    List<String> values = new ArrayList<>(List.of(Kits.USER, "444455556666"));
    values.add(wish.accessPoint() ? Kits.POINT : Kits.BUCKET);
    values.add("`" + wish.prefix() + ".custody-check/");
    if (wish.kms()) {
      values.add(Kits.KEY);
    }
    if (wish.acl()) {
      values.add("bucket-owner-full-control");
    }
    assertHas(kit.file("guide.md"), values.toArray(String[]::new));
    SetupGuideTest.assertClean(kit.file("guide.md"));
    assertEquals(List.of(kit.file("permission-policy.json")), blocks(kit, "json"));
  }

  @ParameterizedTest
  @MethodSource(WISHES)
  void ofAnotherStoreItSpeaksAsThatStoreDoes(Wish wish) {
    if (wish.accessPoint()) {
      return;
    }
    Map<String, String> settings = elsewhere(wish);
    Kits.Files kit = Kits.ofKey(settings);
    String guide = kit.file("guide.md");

    assertHas(guide, STORE, Kits.BUCKET, Kits.USER_NAME, "`" + wish.prefix() + ".custody-check/");
    SetupGuideTest.assertClean(guide);
    assertEquals(List.of(kit.file("permission-policy.json")), blocks(kit, "json"));
    for (String ofAws :
        List.of(
            "IAM",
            "aws ",
            "CloudFormation",
            "Terraform",
            "kms:Decrypt",
            "setup.sh",
            "arn:aws:iam")) {
      assertFalse(guide.contains(ofAws), ofAws + " in " + guide);
    }
    assertEquals(wish.prefix().equals(Kits.ODD), guide.contains("name a plainer prefix"));
    assertFalse(guide.contains("Name the"), guide);
    settings.remove("region");
    assertHas(Kits.ofKey(settings).file("guide.md"), "Name the region");
  }

  @Test
  void itsCommandsCanBePasted(@TempDir Path folder) throws IOException {
    Wish wish = new Wish(Access.READ_WRITE, true, Kits.ODD, true, false);
    Map<String, String> settings = new HashMap<>(wish.keySettings());
    settings.put("region", "eu-west-1");
    String commands =
        String.join("", blocks(Kits.ofKey(settings), "sh"))
            + String.join("", blocks(Kits.ofKey(elsewhere(wish)), "sh"));
    Files.writeString(folder.resolve("commands.sh"), commands);

    Tool.named("bash").run(folder, List.of("-n", "commands.sh"));
    assertHas(commands, "--region eu-west-1", "aws iam create-access-key --user-name custody-loc_");
  }

  /** It says where the secret comes from, where it goes, and why no file makes it. */
  @Test
  void itTellsHowAKeyIsMadeChangedAndTakenBack() {
    String guide = flowing(Kits.ofKey(Map.of("bucket", Kits.BUCKET)));

    assertHas(
        guide,
        "In AWS a role is better.",
        RoleSettings.DESCRIPTOR.title(),
        "None of the ways makes the key: a stack's outputs, Terraform's state file",
        "never send them by mail",
        "Make a second key",
        "delete the first key",
        "To stop at once, deactivate the key. That works at once",
        "once **Bucket owner**, in the settings,");
  }

  @Test
  void itSaysWhatComesFirst() {
    String nothing = Kits.ofKey(Map.of()).file("guide.md");
    assertHas(nothing, "Name the bucket");
    SetupGuideTest.assertClean(nothing);

    String elsewhere = Kits.ofKey(Map.of("endpoint", STORE)).file("guide.md");
    assertHas(elsewhere, "Name the bucket", "Name the region");
    SetupGuideTest.assertClean(elsewhere);
  }

  /** For people to look at, in target/key-kit. */
  @Test
  void twoArePrinted() throws IOException {
    Wish wish = new Wish(Access.READ_WRITE_DELETE, true, "recordings/", false, false);
    Map<String, String> settings = new HashMap<>(wish.keySettings());
    settings.put("region", "eu-west-1");
    print("key-kit", Kits.ofKey(settings));
    print("key-kit-elsewhere", Kits.ofKey(elsewhere(wish)));
  }

  private static void print(String name, Kits.Files kit) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", name));
    for (Map.Entry<String, String> file : kit.all().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    SetupGuideTest.assertClean(Files.readString(folder.resolve("guide.md")));
  }

  private static Map<String, String> elsewhere(Wish wish) {
    Map<String, String> settings = new HashMap<>(wish.settings());
    settings.remove("roleArn");
    settings.put("endpoint", STORE);
    settings.put("region", "us-east-1");
    return settings;
  }

  private static void assertHas(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), part + " in " + text);
    }
  }

  private static String flowing(Kits.Files kit) {
    return kit.file("guide.md").replaceAll("\\s+", " ");
  }

  private static List<String> blocks(Kits.Files kit, String language) {
    return SetupGuideTest.blocks(kit.file("guide.md")).stream()
        .filter(block -> block.language().equals(language))
        .map(Block::text)
        .collect(Collectors.toList());
  }
}
