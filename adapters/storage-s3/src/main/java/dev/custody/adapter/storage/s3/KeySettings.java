package dev.custody.adapter.storage.s3;

import dev.custody.domain.storage.Secret;
import dev.custody.domain.storage.SettingField;
import dev.custody.domain.storage.SettingField.Basics;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.StorageTypeId;
import dev.custody.domain.text.FieldError;
import dev.custody.domain.text.SingleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a location that is reached by an access key says of itself.
 *
 * @param endpoint of a store that is not the installation's; empty too where it is not well-formed
 */
record KeySettings(
    BucketSettings bucket,
    Optional<Secret> accessKeyId,
    Optional<Secret> secretAccessKey,
    Optional<Endpoint> endpoint,
    boolean pathStyle,
    boolean equalParts) {
  static final String ACCESS_KEY_ID = "accessKeyId";
  static final String SECRET_ACCESS_KEY = "secretAccessKey";
  static final String ENDPOINT = "endpoint";
  static final String PATH_STYLE = "pathStyle";
  static final String EQUAL_PARTS = "equalParts";

  private static final String KEY_GROUP = "Access key";
  private static final String STORE_GROUP = "Another store than AWS";

  /** It goes into a header as it is, between slashes and commas. */
  private static final Pattern ACCESS_KEY = Pattern.compile("[!-+.0-~-]{1,128}");

  private static final Pattern SECRET = Pattern.compile("[!-~]{1,256}");

  static final StorageDescriptor DESCRIPTOR =
      new StorageDescriptor(
          new StorageTypeId("s3-access-key"),
          "S3 or a compatible store, by an access key",
          "Recordings go to a bucket in AWS or in any store that speaks S3, by an access key that"
              + " you make for it and hand over. In AWS a role is safer, since no key is handed"
              + " over.",
          1,
          false,
          fields());

  static KeySettings of(StorageSettings settings) {
    return new KeySettings(
        BucketSettings.of(settings),
        settings.secret(ACCESS_KEY_ID),
        settings.secret(SECRET_ACCESS_KEY),
        settings.text(ENDPOINT).flatMap(KeySettings::endpoint),
        settings.flag(PATH_STYLE),
        settings.flag(EQUAL_PARTS));
  }

  private static Optional<Endpoint> endpoint(String text) {
    try {
      return Optional.of(Endpoint.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * What is wrong beyond the form of single fields. No message quotes anything of a key.
   *
   * @param rules which addresses an endpoint may have
   */
  static List<FieldError> wrong(StorageSettings settings, AddressRules rules) {
    List<FieldError> errors = new ArrayList<>(BucketSettings.wrong(settings));
    boolean elsewhere = settings.text(ENDPOINT).isPresent();
    settings
        .text(ENDPOINT)
        .flatMap(given -> Endpoint.wrong(given, rules))
        .ifPresent(detail -> errors.add(BucketSettings.error(ENDPOINT, detail)));
    settings
        .secret(ACCESS_KEY_ID)
        .flatMap(given -> wrongId(given.reveal(), elsewhere))
        .ifPresent(detail -> errors.add(BucketSettings.error(ACCESS_KEY_ID, detail)));
    settings
        .secret(SECRET_ACCESS_KEY)
        .filter(given -> !SECRET.matcher(given.reveal()).matches())
        .ifPresent(given ->
            errors.add(
                BucketSettings.error(
                    SECRET_ACCESS_KEY,
                    "it has blanks or signs that no secret access key has, or is too long; copy it"
                        + " anew, alone")));
    settings
        .text(BucketSettings.REGION)
        .filter(given -> !elsewhere && !BucketRegion.isWellFormed(given))
        .ifPresent(given ->
            errors.add(
                BucketSettings.error(
                    BucketSettings.REGION,
                    "'%s' is no region of AWS; a right one is 'eu-west-1'. Leave it empty to have"
                            .formatted(SingleLine.quote(given))
                        + " it found out")));
    if (elsewhere && Bucket.isAccessPoint(settings.text(BucketSettings.BUCKET).orElse(""))) {
      errors.add(
          BucketSettings.error(
              BucketSettings.BUCKET, "only AWS has access points; give the name of a bucket"));
    }
    return List.copyOf(errors);
  }

  private static Optional<String> wrongId(String id, boolean elsewhere) {
    if (!ACCESS_KEY.matcher(id).matches()) {
      return Optional.of(
          "it has blanks or signs that no access key ID has, or is too long; copy it anew, alone");
    }
    return !elsewhere && id.startsWith("ASIA")
        ? Optional.of(
            "this is a temporary key, which ends by itself; make one for a user, which starts with"
                + " AKIA")
        : Optional.empty();
  }

  private static List<SettingField> fields() {
    List<SettingField> fields = new ArrayList<>(BucketSettings.FIELDS);
    fields.replaceAll(field ->
        switch (field.name()) {
          case BucketSettings.REGION -> region();
          case BucketSettings.EXPECTED_BUCKET_OWNER ->
              BucketSettings.owner(
                  "The account that the bucket belongs to. Needed if it is another one than the key's;"
                      + " the setup kit can write more where it is named.");
          default -> field;
        });
    fields.addAll(1, keys());
    fields.addAll(store());
    return fields;
  }

  private static SettingField region() {
    return new SettingField.Text(
        Basics.optional(
                BucketSettings.REGION,
                "Region",
                "The bucket's region. In AWS leave it empty to have it found out; another store"
                    + " says what it wants, often us-east-1.")
            .inGroup(BucketSettings.WHERE),
        Optional.of("[A-Za-z0-9][A-Za-z0-9-]{0,39}"),
        Optional.empty(),
        "eu-west-1");
  }

  private static List<SettingField> keys() {
    return List.of(
        new SettingField.Hidden(
            Basics.required(
                    ACCESS_KEY_ID,
                    "Access key ID",
                    "Of a user that may do nothing but this. Shown afterwards by its last four"
                        + " characters.")
                .inGroup(KEY_GROUP)
                .changeableWhileActive()),
        new SettingField.Hidden(
            Basics.required(
                    SECRET_ACCESS_KEY,
                    "Secret access key",
                    "The one that belongs to the access key ID. It is kept encrypted and never"
                        + " shown again.")
                .inGroup(KEY_GROUP)
                .changeableWhileActive()));
  }

  private static List<SettingField> store() {
    return List.of(
        new SettingField.Text(
            Basics.optional(
                    ENDPOINT,
                    "Endpoint",
                    "The https address of a store that speaks S3. Leave it empty for AWS.")
                .inGroup(STORE_GROUP),
            Optional.empty(),
            Optional.empty(),
            Endpoint.EXAMPLE),
        new SettingField.Flag(
            Basics.optional(
                    PATH_STYLE,
                    "Bucket in the path",
                    "Whether the store wants the bucket's name behind its address, as MinIO and"
                        + " Ceph mostly do, and not in front of it. Only with an endpoint.")
                .inGroup(STORE_GROUP),
            false),
        new SettingField.Flag(
            Basics.optional(
                    EQUAL_PARTS,
                    "Equal parts",
                    "Whether the store wants all parts of an upload but the last to be of one"
                        + " length, as Cloudflare R2 does.")
                .inGroup(STORE_GROUP),
            false));
  }
}
