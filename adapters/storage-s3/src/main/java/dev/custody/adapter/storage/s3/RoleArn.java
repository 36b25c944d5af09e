package dev.custody.adapter.storage.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an IAM role (AWS IAM, "IAM identifiers").
 *
 * @param name without its path
 */
record RoleArn(String value, String partition, String account, String name) {
  static final String EXAMPLE = "arn:aws:iam::111122223333:role/custody-recordings";

  private static final Pattern FORM =
      Pattern.compile(
          "arn:(aws|aws-cn|aws-us-gov|aws-iso|aws-iso-b):iam::(\\d{12}):role/"
              + "(?:[!-.0-~]+/)*([\\w+=,.@-]{1,64})");

  /** Empty if {@code text} is no such ARN. */
  static Optional<RoleArn> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new RoleArn(text, matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
