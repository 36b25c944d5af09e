package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the script behaves, with a command line that only notes what it is asked. */
class SetupScriptTest {
  @TempDir Path folder;
  private final Map<String, String> settings =
      new HashMap<>(Map.of("bucket", Kits.BUCKET, "region", "us-east-1", "prefix", Kits.ODD));
  private String account = "444455556666";
  private String fails = "nothing";

  /** A role and a bucket are there only if they were made. */
  @BeforeEach
  void pretend() throws IOException {
    Path aws = folder.resolve("aws");
    Files.writeString(
        aws,
        """
        #!/bin/sh
        printf '%s\\n' "$*" >> calls
        case "$1 $2" in *"$FAILS"*) exit 1 ;; esac
        case "$1 $2" in
          'sts get-caller-identity') echo "$ACCOUNT" ;;
          'iam create-role') touch role ;;
          'iam create-user') touch user ;;
          'iam get-user') [ -f user ] && echo "$USER_ARN" ;;
          'iam get-role') [ -f role ] && echo "$ROLE" ;;
          's3api create-bucket') touch bucket ;;
          's3api delete-bucket') rm bucket ;;
          's3api head-bucket') [ -f bucket ] ;;
          's3api get-bucket-location') echo None ;;
        esac
        """);
    assertTrue(aws.toFile().setExecutable(true));
  }

  private String run(String... options) throws IOException {
    return run(Kits.of(settings), options);
  }

  private String run(Kits.Files kit, String... options) throws IOException {
    Files.writeString(folder.resolve("setup.sh"), kit.file("setup.sh"));
    List<String> arguments = new ArrayList<>(List.of("setup.sh"));
    arguments.addAll(List.of(options));
    return Tool.named("bash")
        .with("PATH", folder + ":" + System.getenv("PATH"))
        .with("ACCOUNT", account)
        .with("FAILS", fails)
        .with("ROLE", Kits.ROLE)
        .with("USER_ARN", Kits.USER)
        .run(folder, arguments);
  }

  private String failure(String... options) {
    return String.valueOf(assertThrows(AssertionError.class, () -> run(options)).getMessage());
  }

  private String calls() throws IOException {
    return Files.readString(folder.resolve("calls"));
  }

  /** Whatever means something to a shell is in the prefix. */
  @Test
  void thePoliciesAreThoseOfTheKit() throws IOException {
    settings.put("roleArn", Kits.ROLE);
    run("--only-custody");

    Kits.Files kit = Kits.of(settings);
    for (String policy : List.of("trust", "permission", "bucket")) {
      String text = kit.file(policy + "-policy.json").strip();
      assertTrue(calls().contains(text), text + " in " + calls());
    }
  }

  @Test
  void aBucketThatIsThereStaysAsItIs() throws IOException {
    Files.createFile(folder.resolve("bucket"));

    String said = run();

    assertTrue(said.contains("stays as it is"), said);
    assertFalse(calls().contains("create-bucket") || calls().contains("put-bucket"), calls());
    assertTrue(calls().contains("iam create-role"), calls());
  }

  @Test
  void runningItAgainMakesNothingTwice() throws IOException {
    run();
    Files.delete(folder.resolve("calls"));
    run();

    assertFalse(calls().contains("create-"), calls());
    assertTrue(calls().contains("iam update-assume-role-policy"), calls());
    assertTrue(calls().contains("iam put-role-policy"), calls());
  }

  @Test
  void aBucketThatIsNotSetUpToTheEndIsTakenAwayAgain() throws IOException {
    fails = "put-bucket-encryption";

    String failed = failure();

    assertTrue(failed.contains("was deleted again"), failed);
    assertFalse(Files.exists(folder.resolve("bucket")));

    fails = "nothing";
    run();
    assertTrue(Files.exists(folder.resolve("bucket")));
  }

  @Test
  void anotherAccountThanTheRolesIsRefusedBeforeAnythingIsMade() throws IOException {
    settings.put("roleArn", Kits.ROLE);
    account = "777788889999";

    String failed = failure();

    assertTrue(
        failed.contains(
            "The role belongs to account 444455556666, and you are signed in to 777788889999."),
        failed);
    assertEquals(1, calls().lines().count());
  }

  @Test
  void aUserGetsThePoliciesOfTheKitAndNoKey() throws IOException {
    settings.put("expectedBucketOwner", "444455556666");
    Kits.Files kit = Kits.ofKey(settings);

    String said = run(kit, "--only-custody");

    for (String policy : List.of("permission", "bucket")) {
      String text = kit.file(policy + "-policy.json").replaceAll("\\s+", "");
      assertTrue(calls().replaceAll("\\s+", "").contains(text), text + " in " + calls());
    }
    assertTrue(said.contains(Kits.USER), said);
    assertFalse(calls().contains("access-key") || calls().contains("login-profile"), calls());

    Files.delete(folder.resolve("calls"));
    run(kit);
    assertFalse(calls().contains("create-"), calls());
    assertTrue(calls().contains("iam put-user-policy"), calls());
  }

  @Test
  void aUserIsMadeInTheBucketsAccountAlone() throws IOException {
    settings.put("expectedBucketOwner", "444455556666");
    account = "777788889999";

    String failed =
        String.valueOf(
            assertThrows(AssertionError.class, () -> run(Kits.ofKey(settings))).getMessage());

    assertTrue(
        failed.contains(
            "The bucket belongs to account 444455556666, and you are signed in to 777788889999."),
        failed);
    assertEquals(1, calls().lines().count());
  }

  @Test
  void theFirstRegionIsNotNamedAndOthersAre() throws IOException {
    run();
    assertFalse(calls().contains("LocationConstraint="), calls());

    Files.delete(folder.resolve("bucket"));
    settings.put("region", "eu-west-1");
    run();
    assertTrue(calls().contains("LocationConstraint=eu-west-1"), calls());
  }

  @Test
  void wrongOptionsAreNamedWithTheRightOnes() {
    for (String[] wrong : List.of(new String[] {"--help"}, new String[] {"--object-lock-days"})) {
      String failed = failure(wrong);
      assertTrue(failed.contains("--object-lock-days"), failed);
    }
  }
}
