package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.s3.Kits.Wish;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The link that makes a location's stack from the template that all locations have. */
class LaunchStackTest {
  static Stream<Map<String, String>> settings() {
    Map<String, String> bucket = Map.of("bucket", Kits.BUCKET);
    return Stream.concat(
        Wish.all().map(Wish::settings),
        Stream.of(
            bucket,
            with(bucket, "region", "us-west-2"),
            with(bucket, "roleArn", Kits.ROLE, "expectedBucketOwner", "777788889999"),
            with(
                bucket,
                "roleArn",
                Kits.ROLE,
                "expectedBucketOwner",
                "777788889999",
                "region",
                "us-west-2")));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void makesWhatTheKitsOwnTemplateMakes(Map<String, String> settings) {
    Kits.Files kit = Kits.launching(settings);
    Stack own = new Stack(kit.file("cloudformation.json"), Map.of());
    Stack launched = Stack.launched(kit);

    assertEquals(own.made(), launched.made());
    if (own.template().contains("\"CreateBucket\"")) {
      for (String[] choice :
          new String[][] {
            {"CreateBucket", "false"}, {"OnlyCustody", "true"}, {"ObjectLockDays", "30"}
          }) {
        own = own.with(choice[0], choice[1]);
        launched = launched.with(choice[0], choice[1]);
        assertEquals(own.made(), launched.made());
        own = own.with("CreateBucket", "true");
        launched = launched.with("CreateBucket", "true");
        assertEquals(own.made(), launched.made());
      }
    }
  }

  @Test
  void leadsToThePageInTheBucketsRegion() {
    Kits.Files kit = Kits.launching(Map.of("bucket", Kits.BUCKET, "region", "eu-west-1"));

    assertTrue(
        kit.file("launch-stack.uri")
            .startsWith(
                "https://eu-west-1.console.aws.amazon.com/cloudformation/home?region=eu-west-1#/stacks/quickcreate?templateURL=https%3A%2F%2Facme-public.s3.amazonaws.com%2Fcustody%2Flaunch-stack.json&stackName=custody-loc-0acme000000000000000000000&param_"),
        kit.file("launch-stack.uri"));
  }

  /** The console then goes where whoever follows it has been last. */
  @Test
  void namesNoRegionThatNobodyKnows() {
    assertTrue(
        Kits.launching(Map.of("bucket", Kits.BUCKET))
            .file("launch-stack.uri")
            .startsWith("https://console.aws.amazon.com/cloudformation/home#/stacks/quickcreate?"));
  }

  @Test
  void whatMeansSomethingInAnAddressArrivesAsItIs() {
    Kits.Files kit = Kits.launching(Map.of("bucket", Kits.BUCKET, "prefix", Kits.ODD));

    assertEquals(Kits.ODD, Stack.query(kit).get("param_Prefix"));
    assertFalse(kit.file("launch-stack.uri").strip().matches(".*[ +'\"<>$].*"));
  }

  @Test
  void isInTheGuideToo() {
    Map<String, String> settings = Map.of("bucket", Kits.BUCKET, "roleArn", Kits.ROLE);
    Kits.Files kit = Kits.launching(settings);

    assertTrue(kit.file("guide.md").contains("](" + kit.file("launch-stack.uri").strip() + ")"));
    SetupGuideTest.assertClean(kit.file("guide.md"));
    assertFalse(Kits.of(settings).file("guide.md").contains("launch"));
  }

  @Test
  void isNotThereWithoutATemplateThatIsHostedOrWhileTheBucketIsNotNamed() {
    assertFalse(Kits.of(Map.of("bucket", Kits.BUCKET)).names().contains("launch-stack.uri"));
    assertFalse(Kits.launching(Map.of()).names().contains("launch-stack.uri"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://acme.s3.amazonaws.com/x.json", "s3://acme/x.json", "https:", "a b", "/x"})
  void aTemplateIsHostedByHttps(String address) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> hosted(address));

    assertEquals(
        "custody.s3.launch-stack.template-url is '%s', which is no https address; a right one is 'https://acme-public.s3.amazonaws.com/launch-stack.json'"
            .formatted(address),
        refusal.getMessage());
    assertEquals(Optional.of(Kits.LAUNCH_TEMPLATE), hosted(" " + Kits.LAUNCH_TEMPLATE));
  }

  private static Optional<URI> hosted(String address) {
    return Installation.of("", "", "", false, "", address, Duration.ZERO).launchStackTemplate();
  }

  private static Map<String, String> with(Map<String, String> settings, String... more) {
    Map<String, String> all = new HashMap<>(settings);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }
}
