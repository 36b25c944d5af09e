package dev.custody.adapter.storage.s3;

import dev.custody.domain.text.SingleLine;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which names of buckets are taken, and why others are not (Amazon S3, "General purpose bucket
 * naming rules").
 */
final class BucketNames {
  static final String EXAMPLE = "acme-recordings";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

  private BucketNames() {}

  /** What is wrong with what was given as a bucket; empty if nothing. */
  static Optional<String> wrong(String bucket) {
    return reason(bucket)
        .map(reason ->
            "'%s': %s; a right one is '%s'".formatted(SingleLine.quote(bucket), reason, EXAMPLE));
  }

  private static Optional<String> reason(String bucket) {
    if (bucket.startsWith("arn:")) {
      return arnReason(bucket);
    }
    if (bucket.startsWith("s3://") || bucket.contains("/") || bucket.contains("://")) {
      return Optional.of("this is an address; give the name of the bucket alone");
    }
    if (bucket.endsWith("-s3alias")) {
      return Optional.of(
          "this is the alias of an access point, which hides the ARN that policies must name; give"
              + " the access point's ARN");
    }
    if (bucket.endsWith("--x-s3")) {
      return Optional.of(
          "this is a directory bucket (S3 Express), which keeps objects in one zone and takes no"
              + " conditional multipart uploads; use a general purpose bucket");
    }
    if (bucket.endsWith("--ol-s3")) {
      return Optional.of("this is an Object Lambda access point, which cannot be written to");
    }
    if (bucket.endsWith(".mrap")) {
      return Optional.of(
          "this is a multi-region access point, which needs another kind of signature; name a"
              + " bucket of one region");
    }
    if (bucket.contains(".")) {
      return Optional.of(
          "a name with dots does not match the certificate of HTTPS addresses such as"
              + " name.s3.amazonaws.com, which cover one label; use a bucket without dots in its"
              + " name");
    }
    return NAME.matcher(bucket).matches()
        ? Optional.empty()
        : Optional.of(
            "a bucket's name has 3 to 63 lower-case letters, digits and hyphens, and neither begins"
                + " nor ends with a hyphen");
  }

  private static Optional<String> arnReason(String arn) {
    if (Bucket.isAccessPoint(arn)) {
      return Optional.empty();
    }
    if (arn.contains(":s3-outposts:")) {
      return Optional.of("buckets on Outposts are not supported; use a bucket in a region");
    }
    if (arn.contains(":s3-object-lambda:")) {
      return Optional.of("an Object Lambda access point cannot be written to");
    }
    if (arn.endsWith(".mrap")) {
      return Optional.of(
          "a multi-region access point needs another kind of signature; name a bucket of one"
              + " region");
    }
    return Optional.of(
        arn.contains(":s3:::")
            ? "this is the ARN of a bucket; give its name alone"
            : "of ARNs only that of an access point is taken, such as"
                + " arn:aws:s3:eu-west-1:111122223333:accesspoint/recordings");
  }
}
