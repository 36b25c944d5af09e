package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.domain.storage.Capability;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes rights away by the bucket's policy, as a security team would. */
final class Denials {
  static final Set<Capability> POSSIBLE =
      Set.of(Capability.WRITE, Capability.READ, Capability.LIST, Capability.DELETE);

  private final Bucket bucket;
  private final Set<Capability> denied = EnumSet.noneOf(Capability.class);

  Denials(Bucket bucket) {
    this.bucket = bucket;
  }

  void add(Capability capability) {
    denied.add(capability);
    String actions =
        denied.stream()
            .map(each ->
                switch (each) {
                  case WRITE, MULTIPART -> "\"s3:PutObject\"";
                  case READ -> "\"s3:GetObject\"";
                  case LIST -> "\"s3:ListBucket\"";
                  case DELETE -> "\"s3:DeleteObject*\"";
                })
            .collect(Collectors.joining(","));
    bucket.policy(
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":[%s],
          "Resource":["%s","%s/*"]}]}\
        """
            .formatted(actions, bucket.arn(), bucket.arn()));
  }
}
