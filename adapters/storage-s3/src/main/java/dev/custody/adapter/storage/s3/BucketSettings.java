package dev.custody.adapter.storage.s3;

import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.SettingField;
import dev.custody.domain.storage.SettingField.Basics;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.text.FieldError;
import dev.custody.domain.text.SingleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a location says of its bucket, whatever the way in is.
 *
 * @param prefix empty, or ends with a slash
 * @param expectedOwner the account that the bucket must belong to, where the settings name one
 */
record BucketSettings(
    Bucket bucket,
    Optional<String> region,
    String prefix,
    Access access,
    Optional<String> kmsKeyArn,
    boolean ownerFullControl,
    Optional<String> expectedOwner) {
  static final String BUCKET = "bucket";
  static final String REGION = "region";
  static final String PREFIX = "prefix";
  static final String ACCESS = "access";
  static final String KMS_KEY_ARN = "kmsKeyArn";
  static final String ACL = "acl";
  static final String EXPECTED_BUCKET_OWNER = "expectedBucketOwner";

  static final String WHERE = "Bucket";
  private static final String MORE = "Advanced";
  private static final String NO_ACL = "none";
  private static final String OWNER_FULL_CONTROL = "bucket-owner-full-control";
  private static final String KEY_EXAMPLE =
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final Pattern PLAIN_PREFIX =
      Pattern.compile("(?:[A-Za-z0-9!_.*'()$?=@:+,-]+(?: [A-Za-z0-9!_.*'()$?=@:+,-]+)*/)+");

  /**
   * A session's policy names it four times as a pattern, and has room for 2,048 characters in all;
   * {@code SessionPolicyTest} holds the two together.
   */
  private static final int LONGEST_PREFIX = 250;

  static final List<SettingField> FIELDS =
      List.of(
          new SettingField.Text(
              Basics.required(
                      BUCKET,
                      "Bucket",
                      "The name of the bucket that recordings go to, or the ARN of an access point. It"
                          + " must exist, without dots in its name.")
                  .inGroup(WHERE),
              Optional.empty(),
              Optional.empty(),
              BucketNames.EXAMPLE),
          new SettingField.Text(
              Basics.optional(
                      REGION, "Region", "The bucket's region. Leave it empty to have it found out.")
                  .inGroup(WHERE),
              Optional.of("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}"),
              Optional.empty(),
              "eu-west-1"),
          new SettingField.Text(
              Basics.optional(
                      PREFIX,
                      "Prefix",
                      "What all keys in the bucket start with, such as a folder for recordings. Ends"
                          + " with a slash. Leave it empty for a bucket of its own.")
                  .inGroup(WHERE),
              Optional.empty(),
              Optional.empty(),
              "recordings/"),
          new SettingField.Choice(
              Basics.optional(
                      ACCESS,
                      "Access",
                      "What the policy is to allow. Reading is needed to play recordings here,"
                          + " deleting to delete them here.")
                  .inGroup(MORE),
              List.of(
                  new SettingField.Option(Access.READ_WRITE.word(), "Write and play"),
                  new SettingField.Option(Access.WRITE_ONLY.word(), "Write only"),
                  new SettingField.Option(
                      Access.READ_WRITE_DELETE.word(), "Write, play and delete"))),
          new SettingField.Text(
              Basics.optional(
                      KMS_KEY_ARN,
                      "KMS key",
                      "The ARN of the key to encrypt with. Leave it empty to use the bucket's own"
                          + " default.")
                  .inGroup(MORE),
              Optional.of("arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}"),
              Optional.empty(),
              KEY_EXAMPLE),
          new SettingField.Choice(
              Basics.optional(
                      ACL,
                      "Object ACL",
                      "Only for a bucket whose policy demands an ACL on every object.")
                  .inGroup(MORE),
              List.of(
                  new SettingField.Option(NO_ACL, "None"),
                  new SettingField.Option(OWNER_FULL_CONTROL, "Bucket owner has full control"))),
          owner("The account that the bucket belongs to, if it is another one than the role's."));

  /** What every object gets, in the words of the settings. */
  String acl() {
    return ownerFullControl ? OWNER_FULL_CONTROL : NO_ACL;
  }

  static SettingField owner(String help) {
    return new SettingField.Text(
        Basics.optional(EXPECTED_BUCKET_OWNER, "Bucket owner", help).inGroup(MORE),
        Optional.of("[0-9]{12}"),
        Optional.empty(),
        "111122223333");
  }

  static BucketSettings of(StorageSettings settings) {
    return new BucketSettings(
        Bucket.of(settings.text(BUCKET).orElse("")),
        settings.text(REGION),
        settings.text(PREFIX).orElse(""),
        Access.of(settings.text(ACCESS)),
        settings.text(KMS_KEY_ARN),
        settings.text(ACL).filter(OWNER_FULL_CONTROL::equals).isPresent(),
        settings.text(EXPECTED_BUCKET_OWNER));
  }

  /** What is wrong beyond the form of single fields. */
  static List<FieldError> wrong(StorageSettings settings) {
    List<FieldError> errors = new ArrayList<>();
    settings
        .text(BUCKET)
        .flatMap(BucketNames::wrong)
        .ifPresent(detail -> errors.add(error(BUCKET, detail)));
    settings
        .text(PREFIX)
        .flatMap(BucketSettings::wrongPrefix)
        .ifPresent(detail -> errors.add(error(PREFIX, detail)));
    BucketSettings own = of(settings);
    own.bucket()
        .region()
        .filter(there -> own.region().filter(given -> !given.equals(there)).isPresent())
        .ifPresent(there ->
            errors.add(
                error(
                    REGION,
                    "'%s' is not the region of the access point, which is '%s'; leave it out"
                        .formatted(own.region().orElseThrow(), there))));
    return List.copyOf(errors);
  }

  /**
   * The part of the bucket that recordings go to; empty while no bucket is named.
   *
   * @param store that the bucket is in, where it is not the installation's
   */
  Optional<Claim> claim(Optional<String> store) {
    String resource = "s3:" + store.map(name -> name + "/").orElse("") + bucket.value();
    return bucket.value().isEmpty() ? Optional.empty() : Optional.of(new Claim(resource, prefix));
  }

  static FieldError error(String field, String detail) {
    return new FieldError("/settings/" + field, detail);
  }

  private static Optional<String> wrongPrefix(String prefix) {
    String reason;
    if (prefix.startsWith("/")) {
      reason = "a prefix does not start with a slash";
    } else if (!prefix.endsWith("/")) {
      reason = "a prefix ends with a slash";
    } else if (PolicyText.escaped(prefix).length() > LONGEST_PREFIX) {
      reason =
          "a prefix has at most %d characters, of which $, * and ? count four times"
              .formatted(LONGEST_PREFIX);
    } else if (!PLAIN_PREFIX.matcher(prefix).matches()
        || prefix.startsWith("./")
        || prefix.startsWith("../")
        || prefix.contains("/./")
        || prefix.contains("/../")) {
      reason =
          "a prefix has letters, digits and the signs ! _ . * ' ( ) $ ? = @ : + , - between single"
              + " slashes";
    } else {
      return Optional.empty();
    }
    return Optional.of(
        "'%s': %s; a right one is 'recordings/'".formatted(SingleLine.quote(prefix), reason));
  }
}
