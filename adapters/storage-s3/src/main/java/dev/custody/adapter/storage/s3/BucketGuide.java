package dev.custody.adapter.storage.s3;

import static dev.custody.adapter.storage.s3.BucketFiles.flag;

import java.util.HashMap;
import java.util.Map;

/** What the page for administrators says of the bucket, whoever gets the rights. */
final class BucketGuide {
  private BucketGuide() {}

  /**
   * @param noun what has the rights: a role or a user
   */
  static Map<String, String> values(KitBucket bucket, String noun) {
    BucketSettings settings = bucket.settings();
    boolean prefixed = !settings.prefix().isEmpty();
    Map<String, String> values = new HashMap<>();
    values.put("noun", noun);
    values.put("elsewhere", "");
    values.put("policyPartly", "");
    values.put("bucket", bucket.name());
    values.put("bucketCanBeMade", flag(bucket.canBeMade()));
    values.put("accessPoint", flag(bucket.isAccessPoint()));
    values.put("region", bucket.region().orElse(""));
    values.put("regionWords", bucket.region().map(", region `%s`"::formatted).orElse(""));
    values.put(
        "inRegion", bucket.region().map(" in `%s`"::formatted).orElse(" in the bucket's region"));
    values.put("regionOption", bucket.region().map(" --region %s"::formatted).orElse(""));
    values.put(
        "createBucketOption",
        bucket.canBeMade() ? " \\\n  --parameter-overrides CreateBucket=true" : "");
    values.put("prefix", settings.prefix());
    values.put("kmsKey", settings.kmsKeyArn().orElse(""));
    values.put("acl", flag(settings.ownerFullControl()));
    values.put("mayRead", flag(settings.access().mayRead()));
    values.put("mayDelete", flag(settings.access().mayDelete()));
    values.put("owner", bucket.account().orElse(""));
    values.put(
        "ownershipWords",
        settings.ownerFullControl()
            ? "ACLs enabled, bucket owner preferred"
            : "ACLs disabled (bucket owner enforced)");
    values.put(
        "encryptionWords",
        settings.kmsKeyArn().isPresent()
            ? "SSE-KMS with the key above, bucket key enabled"
            : "SSE-S3");
    values.put("where", prefixed ? "below `%s`".formatted(settings.prefix()) : "in the bucket");
    values.put("listWhere", prefixed ? "below the prefix alone" : "in this bucket alone");
    values.put("beyond", prefixed ? "neither write outside of the prefix nor" : "not");
    values.put("policyHolder", bucket.isAccessPoint() ? "access point's" : "bucket's");
    values.put("accessLabel", label(settings.access()));
    values.put("lessAccess", less(settings.access()));
    return values;
  }

  private static String label(Access access) {
    return switch (access) {
      case WRITE_ONLY -> "write only";
      case READ_WRITE -> "write and play";
      case READ_WRITE_DELETE -> "write, play and delete";
    };
  }

  private static String less(Access access) {
    return switch (access) {
      case WRITE_ONLY -> "Writing only is the least that there is; you have it.";
      case READ_WRITE ->
          "If recordings need not be played in Custody, set the access to write only.";
      case READ_WRITE_DELETE ->
          "If recordings need not be deleted in Custody, set the access to write and play; if they"
              + " need not be played there either, to write only.";
    };
  }
}
