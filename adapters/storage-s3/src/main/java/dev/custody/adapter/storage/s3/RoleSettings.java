package dev.custody.adapter.storage.s3;

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

/** What a location that is reached through a role says of itself. */
record RoleSettings(BucketSettings bucket, Optional<RoleArn> role) {
  static final String ROLE_ARN = "roleArn";
  static final String EXTERNAL_ID = "externalId";
  static final String PRINCIPAL_ARN = "principalArn";

  private static final String ACCESS_GROUP = "Role";

  static final StorageDescriptor DESCRIPTOR =
      new StorageDescriptor(
          new StorageTypeId("s3-assume-role"),
          "Amazon S3 through an IAM role",
          "Recordings go to a bucket in your own AWS account, through a role that only this service"
              + " can assume and that you can take back at any time. No key is handed over.",
          1,
          true,
          fields());

  static RoleSettings of(StorageSettings settings) {
    return new RoleSettings(
        BucketSettings.of(settings), settings.text(ROLE_ARN).flatMap(RoleArn::parse));
  }

  /** What is wrong beyond the form of single fields. */
  static List<FieldError> wrong(StorageSettings settings) {
    List<FieldError> errors = new ArrayList<>(BucketSettings.wrong(settings));
    settings
        .text(ROLE_ARN)
        .filter(given -> RoleArn.parse(given).isEmpty())
        .ifPresent(given -> errors.add(BucketSettings.error(ROLE_ARN, notARole(given))));
    return List.copyOf(errors);
  }

  /** The account that the bucket must belong to; empty while no role is named. */
  Optional<String> owner() {
    return bucket.expectedOwner().or(() -> role.map(RoleArn::account));
  }

  private static String notARole(String given) {
    String quoted = SingleLine.quote(given);
    String hint;
    if (given.contains(":assumed-role/")) {
      hint = "this is a session of a role; give the ARN of the role itself";
    } else if (given.contains(":user/")) {
      hint = "this is a user; make a role that this service can assume";
    } else if (given.contains(":instance-profile/")) {
      hint = "this is an instance profile; give the ARN of a role";
    } else {
      hint = "this is not the ARN of a role";
    }
    return "'%s': %s; a right one is '%s'".formatted(quoted, hint, RoleArn.EXAMPLE);
  }

  private static List<SettingField> fields() {
    List<SettingField> fields = new ArrayList<>(BucketSettings.FIELDS);
    fields.add(
        1,
        new SettingField.Text(
            Basics.required(
                    ROLE_ARN,
                    "Role",
                    "The ARN of the role in your account that may write to the bucket. It may stay"
                        + " empty until the role is made.")
                .inGroup(ACCESS_GROUP)
                .changeableWhileActive(),
            Optional.empty(),
            Optional.empty(),
            RoleArn.EXAMPLE));
    fields.add(
        new SettingField.Generated(
            Basics.optional(
                    EXTERNAL_ID,
                    "External ID",
                    "The role's trust policy must demand this ID. It is no secret, and yours alone.")
                .inGroup(ACCESS_GROUP)));
    fields.add(
        new SettingField.Generated(
            Basics.optional(
                    PRINCIPAL_ARN,
                    "Principal",
                    "Who assumes the role: the role's trust policy must name it.")
                .inGroup(ACCESS_GROUP)));
    return fields;
  }
}
