package dev.custody.adapter.storage.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What whoever has the rights may do: exactly what the service uses. */
final class PermissionPolicy {
  private static final String EFFECT = "Effect";

  private PermissionPolicy() {}

  /** The policy of a role or a user. */
  static Map<String, Object> of(BucketSettings bucket, String partition) {
    List<Map<String, Object>> statements = statements(bucket, partition);
    bucket.kmsKeyArn().ifPresent(key -> statements.add(encryption(key, partition)));
    return document(statements);
  }

  static Map<String, Object> document(List<Map<String, Object>> statements) {
    return Tree.of("Version", "2012-10-17", "Statement", statements);
  }

  /** Those that concern the bucket. */
  static List<Map<String, Object>> statements(BucketSettings bucket, String partition) {
    List<Map<String, Object>> statements = new ArrayList<>();
    String objects = objects(bucket, partition);
    statements.add(allowing("WriteRecordings", Rights.DELIVER, bucket, objects));
    if (bucket.access().mayRead()) {
      statements.add(allowing("ReadRecordings", Rights.READ, bucket, objects));
      statements.add(
          Tree.of(
              "Sid",
              "ListRecordings",
              EFFECT,
              "Allow",
              "Action",
              "s3:ListBucket",
              "Resource",
              bucket.bucket().arn(partition),
              "Condition",
              Tree.of("StringLike", Tree.of("s3:prefix", keys(bucket)))));
    }
    if (bucket.access().mayDelete()) {
      statements.add(allowing("DeleteRecordings", Rights.DELETE, bucket, objects));
    }
    return statements;
  }

  /** The objects below the prefix, as a pattern of ARNs. */
  static String objects(BucketSettings bucket, String partition) {
    return bucket.bucket().objectArn(partition, keys(bucket));
  }

  /** Those of these objects, as a pattern. */
  static String keys(BucketSettings bucket) {
    return PolicyText.escaped(bucket.prefix()) + "*";
  }

  private static Map<String, Object> allowing(
      String sid, Rights rights, BucketSettings bucket, String objects) {
    return Tree.of(
        "Sid",
        sid,
        EFFECT,
        "Allow",
        "Action",
        Tree.oneOrMany(rights.objectActions(bucket)),
        "Resource",
        objects);
  }

  private static Map<String, Object> encryption(String key, String partition) {
    String region = key.split(":", -1)[3];
    return Tree.of(
        "Sid",
        "EncryptRecordings",
        EFFECT,
        "Allow",
        "Action",
        List.of("kms:GenerateDataKey", "kms:Decrypt"),
        "Resource",
        key,
        "Condition",
        Tree.of(
            "StringEquals",
            Tree.of("kms:ViaService", "s3.%s.%s".formatted(region, PolicyText.domain(partition)))));
  }
}
