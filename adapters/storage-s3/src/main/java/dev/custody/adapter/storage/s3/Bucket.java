package dev.custody.adapter.storage.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What settings name as the bucket: a bucket by its name, or an access point by its ARN.
 *
 * @param value as calls name it
 * @param region of an access point, which its ARN tells
 */
record Bucket(String value, Optional<String> region) {
  private static final Pattern ACCESS_POINT =
      Pattern.compile(
          "arn:(aws|aws-cn|aws-us-gov|aws-iso|aws-iso-b):s3:([a-z0-9-]+):(\\d{12}):accesspoint[/:][a-z0-9-]{3,50}");

  static Bucket of(String value) {
    Matcher matcher = ACCESS_POINT.matcher(value);
    return new Bucket(value, matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty());
  }

  static boolean isAccessPoint(String value) {
    return ACCESS_POINT.matcher(value).matches();
  }

  boolean isAccessPoint() {
    return region.isPresent();
  }

  /** The ARN that policies name for requests on the bucket itself. */
  String arn(String partition) {
    return isAccessPoint() ? value : "arn:%s:s3:::%s".formatted(partition, value);
  }

  /**
   * The ARN that policies name for objects.
   *
   * @param keys a key, or a pattern of keys
   */
  String objectArn(String partition, String keys) {
    return arn(partition) + (isAccessPoint() ? "/object/" : "/") + keys;
  }
}
