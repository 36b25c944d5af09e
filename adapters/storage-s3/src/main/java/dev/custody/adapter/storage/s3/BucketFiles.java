package dev.custody.adapter.storage.s3;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the bucket puts into Terraform's files and scripts, whoever gets the rights. */
final class BucketFiles {
  private BucketFiles() {}

  /**
   * @param grantee the expression of the ARN of whoever gets the rights
   */
  static Map<String, String> terraform(KitBucket bucket, String grantee) {
    BucketPolicy policy = policy(bucket, grantee);
    Map<String, String> values = new HashMap<>();
    values.put("bucketCanBeMade", flag(bucket.canBeMade()));
    values.put("bucket", Hcl.quoted(bucket.name()));
    values.put("prefix", Hcl.quoted(bucket.settings().prefix()));
    values.put("region", bucket.region().map(Hcl::quoted).orElse(""));
    values.put("ownership", Hcl.quoted(bucket.ownership()));
    values.put("kmsKey", bucket.settings().kmsKeyArn().map(Hcl::quoted).orElse(""));
    values.put("bucketPolicy", Hcl.expression(always(policy), "      "));
    values.put("nobodyElse", Hcl.expression(policy.nobodyElse(), "      "));
    return values;
  }

  /**
   * @param grantee the variable of the ARN of whoever gets the rights
   */
  static Map<String, String> script(KitBucket bucket, String grantee) {
    BucketPolicy policy = policy(bucket, "${" + grantee + "}");
    List<Map<String, Object>> onlyCustody = new ArrayList<>(always(policy));
    onlyCustody.add(policy.nobodyElse());
    Map<String, String> values = new HashMap<>();
    values.put("bucketCanBeMade", flag(bucket.canBeMade()));
    values.put("bucket", Shell.quoted(bucket.name()));
    values.put("prefix", Shell.quoted(bucket.settings().prefix()));
    values.put("region", Shell.quoted(bucket.region().orElse("")));
    values.put("ownership", bucket.ownership());
    values.put("encryption", Shell.hereDocument(encryption(bucket)));
    values.put("lifecycle", Shell.hereDocument(lifecycle()));
    values.put("bucketPolicy", Shell.hereDocument(PermissionPolicy.document(always(policy))));
    values.put("onlyCustodyPolicy", Shell.hereDocument(PermissionPolicy.document(onlyCustody)));
    return values;
  }

  static String flag(boolean holds) {
    return holds ? "yes" : "";
  }

  private static BucketPolicy policy(KitBucket bucket, String grantee) {
    return new BucketPolicy(bucket.settings(), bucket.partition(), new Tree.Expression(grantee));
  }

  /** What a new bucket denies from the start. */
  private static List<Map<String, Object>> always(BucketPolicy policy) {
    List<Map<String, Object>> statements = new ArrayList<>();
    statements.add(policy.onlyTls());
    statements.addAll(policy.nothingOutside());
    return statements;
  }

  private static Map<String, Object> encryption(KitBucket bucket) {
    Map<String, Object> byDefault = Tree.of("SSEAlgorithm", bucket.algorithm());
    Map<String, Object> rule = Tree.of("ApplyServerSideEncryptionByDefault", byDefault);
    bucket
        .settings()
        .kmsKeyArn()
        .ifPresent(key -> {
          byDefault.put("KMSMasterKeyID", key);
          rule.put("BucketKeyEnabled", true);
        });
    return Tree.of("Rules", List.of(rule));
  }

  private static Map<String, Object> lifecycle() {
    return Tree.of(
        "Rules",
        List.of(
            Tree.of(
                "ID",
                "AbortIncompleteUploads",
                "Status",
                "Enabled",
                "Filter",
                Tree.of("Prefix", ""),
                "AbortIncompleteMultipartUpload",
                Tree.of("DaysAfterInitiation", 7))));
  }
}
