package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.s3.Kits.Wish;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * The files that make everything, deployed to Moto: under the policies that came of it the service
 * works. Of a bucket in a stack Moto takes no more than its encryption; {@link
 * SetupKitTemplateTest} looks at the rest of it.
 */
class SetupKitDeployedTest {
  private static final Map<String, String> EVERYTHING =
      Map.of(
          "prefix",
          Kits.ODD,
          "access",
          "read-write-delete",
          "acl",
          "bucket-owner-full-control",
          "kmsKeyArn",
          Kits.KEY);
  private static final Map<String, String> LITTLE = Map.of("access", "write-only");

  @TempDir static Path folder;
  private static Moto moto;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    moto = Moto.start(folder);
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @BeforeEach
  void reset() throws IOException, InterruptedException {
    moto.reset();
  }

  @Test
  void cloudFormationMakesEverything() throws Exception {
    try (KitTown town = new KitTown(EVERYTHING)) {
      Map<String, String> outputs =
          moto.deploy(
              town.kit().file("cloudformation.json"),
              Map.of("ObjectLockDays", "30", "OnlyCustody", "true"));

      assertEquals(
          Map.of(
              "BucketName",
              Kits.BUCKET,
              "Region",
              "eu-west-1",
              "RoleArn",
              Kits.ROLE,
              "AccountId",
              Moto.ACCOUNT,
              "Prefix",
              Kits.ODD),
          outputs);
      assertEncryption("aws:kms");
      assertWorks(
          town,
          Kits.bucketPolicy(
              town.kit().file("cloudformation.json"), true, outputs.getOrDefault("RoleArn", "")),
          List.of());

      moto.takeDown();
      moto.s3.headBucket(b -> b.bucket(Kits.BUCKET));
      assertThrows(AssertionError.class, () -> moto.role("custody-rec"));
    }
  }

  @Test
  void cloudFormationMakesTheLeast() throws Exception {
    try (KitTown town = new KitTown(LITTLE)) {
      moto.deploy(town.kit().file("cloudformation.json"), Map.of());

      assertEncryption("AES256");
      assertWorks(
          town,
          Kits.bucketPolicy(town.kit().file("cloudformation.json"), false, Kits.ROLE),
          List.of("head", "read", "range", "list", "delete", "delete version"));
    }
  }

  @Test
  void cloudFormationLeavesABucketAsItIs() throws Exception {
    try (KitTown town = new KitTown(EVERYTHING)) {
      moto.deploy(town.kit().file("cloudformation.json"), Map.of("CreateBucket", "false"));

      assertThrows(
          NoSuchBucketException.class, () -> moto.s3.headBucket(b -> b.bucket(Kits.BUCKET)));
      assertEquals(Kits.ROLE, Moto.element(moto.role("custody-rec"), "Arn"));
    }
  }

  /** As the console does when the link is followed. */
  @Test
  void aLaunchedStackMakesEverything() throws Exception {
    try (KitTown town = new KitTown(EVERYTHING)) {
      Stack stack =
          Stack.launched(town.kit()).with("ObjectLockDays", "30").with("OnlyCustody", "true");

      Map<String, String> outputs = moto.deploy(stack.template(), stack.parameters());

      assertEquals(Kits.ROLE, outputs.get("RoleArn"));
      assertEquals(Kits.ODD, outputs.get("Prefix"));
      assertEncryption("aws:kms");
      assertWorks(town, stack.bucketPolicy(Kits.ROLE), List.of());
    }
  }

  @Test
  void aLaunchedStackMakesTheLeast() throws Exception {
    try (KitTown town = new KitTown(LITTLE)) {
      Stack stack = Stack.launched(town.kit());

      moto.deploy(stack.template(), stack.parameters());

      assertEncryption("AES256");
      assertWorks(
          town,
          stack.bucketPolicy(Kits.ROLE),
          List.of("head", "read", "range", "list", "delete", "delete version"));
    }
  }

  @Test
  void theScriptMakesEverything() throws Exception {
    try (KitTown town = new KitTown(EVERYTHING)) {
      String said = script(town, List.of("--object-lock-days", "30", "--only-custody"));

      for (String told : List.of(Kits.BUCKET, "eu-west-1", Kits.ROLE, Moto.ACCOUNT, Kits.ODD)) {
        assertTrue(said.contains(told), said);
      }
      assertWorks(town, moto.s3.getBucketPolicy(b -> b.bucket(Kits.BUCKET)).policy(), List.of());
      assertBucket("BucketOwnerPreferred");
      assertEncryption("aws:kms");
      assertEquals(
          30,
          moto.s3
              .getObjectLockConfiguration(b -> b.bucket(Kits.BUCKET))
              .objectLockConfiguration()
              .rule()
              .defaultRetention()
              .days());
    }
  }

  /** Of a stack's user Moto takes no policy; {@link SetupKeyKitTest} looks at that. */
  @Test
  void aUserIsMadeWithoutAKeyAndTheGuidesCommandsChangeAndStopItsKeys() throws Exception {
    Kits.Files kit = Kits.ofKey(new Wish(Access.READ_WRITE, false, "", false, false).keySettings());
    Map<String, String> outputs = moto.deploy(kit.file("cloudformation.json"), Map.of());
    assertEquals(Kits.USER, outputs.get("UserArn"));
    assertEquals(Kits.USER_NAME, outputs.get("UserName"));
    assertEquals(Map.of(), moto.keys(Kits.USER_NAME));

    List<String> commands =
        SetupGuideTest.blocks(kit.file("guide.md")).stream()
            .map(SetupGuideTest.Block::text)
            .filter(text -> text.contains("access-key"))
            .toList();
    assertEquals(4, commands.size());
    String first = moto.newKey(Kits.USER_NAME);
    // Keys are told apart by the second in which they were made.
    Thread.sleep(1_000);
    String second = moto.newKey(Kits.USER_NAME);
    bash(List.of("-ec", commands.get(1)));
    assertEquals(Map.of(first, "Inactive", second, "Active"), moto.keys(Kits.USER_NAME));
    bash(List.of("-ec", commands.get(3)));
    assertEquals(Map.of(first, "Inactive", second, "Inactive"), moto.keys(Kits.USER_NAME));
  }

  /** Runs the script with a command line that reaches nothing but Moto. */
  private static String script(KitTown town, List<String> options) throws IOException {
    Files.writeString(folder.resolve("setup.sh"), town.kit().file("setup.sh"));
    List<String> arguments = new ArrayList<>(List.of("setup.sh"));
    arguments.addAll(options);
    return bash(arguments);
  }

  private static String bash(List<String> arguments) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path aws = bin.resolve("aws");
    Tool real = Tool.named("aws");
    Files.writeString(
        aws,
        """
        #!/bin/sh
        exec %s --endpoint-url %s "$@"
        """
            .formatted(Shell.quoted(real.program().toString()), moto.endpoint));
    assertTrue(aws.toFile().setExecutable(true));
    return Tool.named("bash")
        .with("PATH", bin + ":" + System.getenv("PATH"))
        .with("AWS_ACCESS_KEY_ID", "test")
        .with("AWS_SECRET_ACCESS_KEY", "test")
        .with("AWS_CONFIG_FILE", folder.resolve("none").toString())
        .with("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString())
        .with("AWS_DEFAULT_REGION", "eu-west-1")
        .with("AWS_EC2_METADATA_DISABLED", "true")
        .run(folder, arguments);
  }

  /** Takes the policies from where they were deployed to a cloud that evaluates them. */
  private static void assertWorks(KitTown town, String bucketPolicy, List<String> refused)
      throws Exception {
    assertEquals("3600", Moto.element(moto.role("custody-rec"), "MaxSessionDuration"));
    town.role.trust(moto.trust("custody-rec")).permissions(moto.permissions("custody-rec"));
    town.bucket.policy(bucketPolicy);
    List<Check> told = new ArrayList<>();
    town.verify(told);
    for (Check check : told) {
      assertTrue(
          check.status() == CheckStatus.PASS || check.status() == CheckStatus.SKIPPED,
          check.id() + ": " + check.message());
    }
    assertEquals(refused, town.work());
  }

  private static void assertBucket(String ownership) {
    assertEquals(
        BucketVersioningStatus.ENABLED,
        moto.s3.getBucketVersioning(b -> b.bucket(Kits.BUCKET)).status());
    assertEquals(
        ownership,
        moto.s3
            .getBucketOwnershipControls(b -> b.bucket(Kits.BUCKET))
            .ownershipControls()
            .rules()
            .getFirst()
            .objectOwnershipAsString());
    var blocked =
        moto.s3.getPublicAccessBlock(b -> b.bucket(Kits.BUCKET)).publicAccessBlockConfiguration();
    assertTrue(blocked.blockPublicAcls() && blocked.blockPublicPolicy());
    assertTrue(blocked.ignorePublicAcls() && blocked.restrictPublicBuckets());
    var lifecycle =
        moto.s3.getBucketLifecycleConfiguration(b -> b.bucket(Kits.BUCKET)).rules().getFirst();
    assertEquals(7, lifecycle.abortIncompleteMultipartUpload().daysAfterInitiation());
  }

  private static void assertEncryption(String algorithm) {
    ServerSideEncryptionRule encryption =
        moto.s3
            .getBucketEncryption(b -> b.bucket(Kits.BUCKET))
            .serverSideEncryptionConfiguration()
            .rules()
            .getFirst();
    assertEquals(algorithm, encryption.applyServerSideEncryptionByDefault().sseAlgorithmAsString());
  }
}
