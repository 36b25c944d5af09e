package dev.custody.adapter.storage.s3;

import java.util.List;

/** What a piece of work needs to be allowed, and nothing else: the session's own policy. */
enum Rights {
  DELIVER,
  READ,
  DELETE;

  /** On objects. */
  List<String> objectActions(BucketSettings bucket) {
    return switch (this) {
      case DELIVER ->
          bucket.ownerFullControl()
              ? List.of("s3:PutObject", "s3:AbortMultipartUpload", "s3:PutObjectAcl")
              : List.of("s3:PutObject", "s3:AbortMultipartUpload");
      case READ -> List.of("s3:GetObject");
      case DELETE -> List.of("s3:DeleteObject", "s3:DeleteObjectVersion");
    };
  }

  /** Whether objects are listed, too. */
  boolean lists() {
    return this == READ;
  }
}
