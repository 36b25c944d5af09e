package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.testkit.Places;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.SetupArtefact;
import dev.custody.domain.storage.StorageSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Setup kits, as files by their names. */
final class Kits {
  static final String PRINCIPAL = "arn:aws:iam::111122223333:role/prod/custody";
  static final String BUCKET = "acme-recordings";
  static final String POINT = "arn:aws:s3:eu-west-1:444455556666:accesspoint/recordings";
  static final String ROLE = "arn:aws:iam::444455556666:role/vendors/custody-rec";
  static final String USER_NAME = "custody-loc_0acme000000000000000000000";
  static final String USER = "arn:aws:iam::444455556666:user/" + USER_NAME;
  static final String KEY = "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd";

  /** All that means something to JSON, Terraform, a shell, Markdown or a policy. */
  static final String ODD = "team $1/it's 100* (a?)/@HOME+$(x)/";

  private static final Cloud NEVER_ASKED =
      Cloud.of(
          Installation.of("", "", "", false, "", "", Duration.ZERO),
          AddressRules.allowing(""),
          AnonymousCredentialsProvider::create,
          System::nanoTime,
          new Random(7),
          time -> {});

  static final URI LAUNCH_TEMPLATE =
      URI.create("https://acme-public.s3.amazonaws.com/custody/launch-stack.json");

  private Kits() {}

  static Files of(Map<String, String> settings) {
    return of(settings, Optional.of(PRINCIPAL));
  }

  static Files of(Map<String, String> settings, Optional<String> principal) {
    return of(settings, principal, Optional.empty());
  }

  /** Where the operator hosts the template by which stacks are launched. */
  static Files launching(Map<String, String> settings) {
    return of(settings, Optional.of(PRINCIPAL), Optional.of(LAUNCH_TEMPLATE));
  }

  private static Files of(
      Map<String, String> settings, Optional<String> principal, Optional<URI> template) {
    RolePlace at = new RolePlace(NEVER_ASKED, Places.of(Places.ACME, settings(settings)));
    return files(new RoleSetupKit(at, principal, template).kit().artefacts());
  }

  /** By an access key. */
  static Files ofKey(Map<String, String> settings) {
    return files(new KeySetupKit(keyPlace(settings)).kit().artefacts());
  }

  static KeyPlace keyPlace(Map<String, String> settings) {
    return new KeyPlace(NEVER_ASKED, Places.of(Places.ACME, settings(settings)));
  }

  static Files files(List<SetupArtefact> artefacts) {
    Map<String, String> files = new LinkedHashMap<>();
    artefacts.forEach(file -> files.put(file.name(), file.content()));
    return new Files(files);
  }

  static StorageSettings settings(Map<String, String> values) {
    return new StorageSettings(
        values.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> new SettingValue.Text(entry.getValue()))));
  }

  /** By their names. */
  record Files(Map<String, String> all) {
    String file(String name) {
      return Optional.ofNullable(all.get(name)).orElseThrow();
    }

    Set<String> names() {
      return all.keySet();
    }
  }

  /** What an administrator may want. */
  record Wish(Access access, boolean kms, String prefix, boolean acl, boolean accessPoint) {
    static Stream<Wish> all() {
      return Stream.of(Access.values())
          .flatMap(access ->
              Stream.of(false, true)
                  .flatMap(kms ->
                      Stream.of("", "recordings/", ODD)
                          .flatMap(prefix ->
                              Stream.of(false, true)
                                  .flatMap(acl ->
                                      Stream.of(false, true)
                                          .map(point ->
                                              new Wish(access, kms, prefix, acl, point))))));
    }

    /** Settings that say so, of a role that is made. */
    Map<String, String> settings() {
      Map<String, String> values = new HashMap<>();
      values.put("bucket", accessPoint ? POINT : BUCKET);
      values.put("roleArn", ROLE);
      values.put("access", access.word());
      if (!prefix.isEmpty()) {
        values.put("prefix", prefix);
      }
      if (kms) {
        values.put("kmsKeyArn", KEY);
      }
      if (acl) {
        values.put("acl", "bucket-owner-full-control");
      }
      return values;
    }

    /** Settings that say so, of a bucket in the account in which the user is made. */
    Map<String, String> keySettings() {
      Map<String, String> values = settings();
      values.remove("roleArn");
      values.put("expectedBucketOwner", "444455556666");
      return values;
    }
  }

  /**
   * The policy that a stack's bucket has.
   *
   * @param role the ARN of the stack's role
   */
  static String bucketPolicy(String template, boolean restricted, String role) {
    JsonNode policy =
        JsonNode.parser()
            .parse(template)
            .field("Resources")
            .flatMap(resources -> resources.field("BucketPolicy"))
            .flatMap(resource -> resource.field("Properties"))
            .flatMap(properties -> properties.field("PolicyDocument"))
            .orElseThrow();
    return Tree.json(deployed(policy, restricted, role).orElseThrow());
  }

  /** What CloudFormation makes of a value; empty for none. */
  private static Optional<Object> deployed(JsonNode node, boolean restricted, String role) {
    if (node.isArray()) {
      return Optional.of(
          node.asArray().stream()
              .flatMap(each -> deployed(each, restricted, role).stream())
              .toList());
    }
    if (!node.isObject()) {
      return Optional.of(node.text());
    }
    if (node.field("Fn::GetAtt").isPresent()) {
      return Optional.of(role);
    }
    Optional<JsonNode> condition = node.field("Fn::If");
    if (condition.isPresent()) {
      return restricted ? deployed(condition.get().asArray().get(1), true, role) : Optional.empty();
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    node.asObject()
        .forEach(
            (name, value) -> fields.put(name, deployed(value, restricted, role).orElseThrow()));
    return Optional.of(fields);
  }
}
