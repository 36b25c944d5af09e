package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.s3.Kits.Wish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** What programs say of the kit that are made to read such files. */
class SetupKitToolsTest {
  private static final Wish EVERYTHING =
      new Wish(Access.READ_WRITE_DELETE, true, Kits.ODD, true, false);

  @TempDir Path folder;

  /** Each kit in a folder of its own; of all wishes, some with a region, one before the role. */
  private void write(List<String> names) throws IOException {
    List<Kits.Files> kits = new ArrayList<>();
    for (Wish wish : Wish.all().toList()) {
      Map<String, String> settings = new HashMap<>(wish.settings());
      if (wish.acl()) {
        settings.put("region", "eu-west-1");
      }
      kits.add(Kits.of(settings));
      kits.add(Kits.ofKey(settings));
    }
    kits.add(Kits.of(Map.of("bucket", Kits.BUCKET)));
    for (int i = 0; i < kits.size(); i++) {
      Path own = Files.createDirectories(folder.resolve("kit%02d".formatted(i)));
      for (String name : names) {
        Files.writeString(own.resolve(name), kits.get(i).file(name));
      }
    }
  }

  @Test
  void bashReadsTheScripts() throws IOException {
    write(List.of("setup.sh"));

    Tool.named("bash")
        .run(folder, List.of("-ec", "for script in */setup.sh; do bash -n \"$script\"; done"));
  }

  @Test
  void shellCheckFindsNothingInTheScripts() throws IOException {
    Tool shellCheck = Tool.named("shellcheck");
    // A prefix may look like an expression, and is not meant as one.
    List<String> arguments = new ArrayList<>(List.of("--exclude=SC2016"));
    for (Wish wish :
        List.of(
            EVERYTHING,
            new Wish(Access.WRITE_ONLY, false, "", false, false),
            new Wish(Access.READ_WRITE, false, Kits.ODD, false, true))) {
      String name = "setup%d.sh".formatted(arguments.size());
      Files.writeString(folder.resolve(name), Kits.of(wish.settings()).file("setup.sh"));
      Files.writeString(
          folder.resolve("user-" + name), Kits.ofKey(wish.keySettings()).file("setup.sh"));
      arguments.addAll(List.of(name, "user-" + name));
    }

    assertEquals("", shellCheck.run(folder, arguments));
  }

  @Test
  void cfnLintFindsNothingInTheTemplates() throws IOException {
    Tool lint = Tool.named("cfn-lint").with("PYTHONWARNINGS", "ignore");
    List<String> arguments = new ArrayList<>(List.of("--regions", "eu-west-1", "--"));
    for (Wish wish :
        List.of(
            EVERYTHING,
            new Wish(Access.WRITE_ONLY, false, "", false, false),
            new Wish(Access.READ_WRITE, false, Kits.ODD, false, true))) {
      String name = "template%d.json".formatted(arguments.size());
      Files.writeString(folder.resolve(name), Kits.of(wish.settings()).file("cloudformation.json"));
      Files.writeString(
          folder.resolve("user-" + name),
          Kits.ofKey(wish.keySettings()).file("cloudformation.json"));
      arguments.addAll(List.of(name, "user-" + name));
    }

    Files.writeString(
        folder.resolve("launch-stack.json"),
        Stack.launched(Kits.launching(EVERYTHING.settings())).template());
    arguments.add("launch-stack.json");

    assertEquals("", lint.run(folder, arguments));
  }

  @Test
  void terraformReadsAndWouldNotReformatTheConfigurations() throws IOException {
    Tool terraform = terraform();
    write(List.of("main.tf"));

    assertEquals("", terraform.run(folder, List.of("fmt", "-check", "-diff", "-recursive")));
  }

  /** Terraform's own evaluation of the policies, so that nothing is lost in escaping. */
  @Test
  void terraformMakesTheSamePolicies() throws IOException {
    Tool terraform = terraform();
    Kits.Files kit = Kits.of(EVERYTHING.settings());
    String config = kit.file("main.tf");
    Files.writeString(
        folder.resolve("main.tf"),
        only(config, "(?s)locals \\{\n  trust_policy.*?\n}\n")
            + only(config, "(?s)locals \\{\n  permission_policy.*?\n}\n")
            + "variable \"only_custody\" {\n  default = true\n}\n"
            + "locals {\n  bucket_"
            + only(config, "(?s)(?<=\n  )policy = jsonencode.*?\n  }\\)\n")
                .replace("aws_iam_role.custody.arn", Hcl.quoted(Kits.ROLE))
            + "}\n");

    Files.writeString(
        folder.resolve("ask"),
        "base64encode(jsonencode([local.trust_policy, local.permission_policy, local.bucket_policy]))\n");
    String told =
        new Tool(Tool.named("sh").program(), terraform.environment())
            .run(
                folder,
                List.of("-c", Shell.quoted(terraform.program().toString()) + " console < ask"));

    String made =
        new String(
            Base64.getDecoder().decode(told.strip().replace("\"", "")), StandardCharsets.UTF_8);
    assertEquals(
        List.of(
            json(kit.file("trust-policy.json")),
            json(kit.file("permission-policy.json")),
            json(kit.file("bucket-policy.json"))),
        json(made).asArray().stream().map(each -> json(each.text())).toList());
  }

  /** Deaf to the settings of whoever runs it. */
  private Tool terraform() throws IOException {
    Path settings = Files.createFile(folder.resolve("terraform.rc"));
    return Tool.named("terraform")
        .with("TF_CLI_CONFIG_FILE", settings.toString())
        .with("CHECKPOINT_DISABLE", "1");
  }

  private static String only(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), pattern + " in " + text);
    return matcher.group();
  }

  private static JsonNode json(String text) {
    return JsonNode.parser().parse(text);
  }
}
