package dev.custody.adapter.storage.s3;

import java.util.ArrayList;
import java.util.List;

/**
 * The policy that a session is narrowed to, so that its credentials open one organization's part of
 * one bucket, for one kind of work. Compact: STS takes 2,048 characters (AWS STS, AssumeRole).
 */
record SessionPolicy(String json) {
  static final int MOST_CHARACTERS = 2_048;

  /** Denies everything: for credentials that are thrown away. */
  static final SessionPolicy NOTHING =
      new SessionPolicy(
          """
          {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}\
          """
              .strip());

  /**
   * @param keyStarts what the keys start with that the work may touch
   */
  static SessionPolicy of(
      Rights rights, BucketSettings bucket, String partition, List<String> keyStarts) {
    List<String> statements = new ArrayList<>();
    statements.add(objects(rights, bucket, partition, keyStarts));
    if (rights.lists()) {
      statements.add(listing(bucket, partition, keyStarts));
    }
    if (rights != Rights.DELETE) {
      statements.add(encryption(partition));
    }
    return new SessionPolicy(
        "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(String.join(",", statements)));
  }

  private static String objects(
      Rights rights, BucketSettings bucket, String partition, List<String> keyStarts) {
    List<String> resources =
        keyStarts.stream()
            .map(start -> bucket.bucket().objectArn(partition, PolicyText.escaped(start) + "*"))
            .toList();
    return "{\"Effect\":\"Allow\",\"Action\":%s,\"Resource\":%s}"
        .formatted(
            PolicyText.oneOrMany(rights.objectActions(bucket)), PolicyText.oneOrMany(resources));
  }

  private static String listing(BucketSettings bucket, String partition, List<String> keyStarts) {
    List<String> prefixes =
        keyStarts.stream().map(start -> PolicyText.escaped(start) + "*").toList();
    return "{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":%s,\"Condition\":{\"StringLike\":{\"s3:prefix\":%s}}}"
        .formatted(
            PolicyText.quoted(bucket.bucket().arn(partition)), PolicyText.oneOrMany(prefixes));
  }

  /**
   * On any key, since the bucket's default one may be the customer's own, but only on behalf of S3;
   * which one the role may really use is for the role to decide.
   */
  private static String encryption(String partition) {
    return "{\"Effect\":\"Allow\",\"Action\":[\"kms:GenerateDataKey\",\"kms:Decrypt\"],\"Resource\":\"*\",\"Condition\":{\"StringLike\":{\"kms:ViaService\":\"s3.*.%s\"}}}"
        .formatted(PolicyText.domain(partition));
  }
}
