package dev.custody.adapter.storage.s3;

/** A call to S3. */
enum Operation {
  PUT_OBJECT("s3:PutObject", "store", Rights.DELIVER),
  CREATE_MULTIPART("s3:PutObject", "begin an upload of", Rights.DELIVER),
  UPLOAD_PART("s3:PutObject", "store a part of", Rights.DELIVER),
  COMPLETE_MULTIPART("s3:PutObject", "complete", Rights.DELIVER),
  ABORT_MULTIPART("s3:AbortMultipartUpload", "give up the upload of", Rights.DELIVER),
  HEAD_OBJECT("s3:GetObject", "ask for", Rights.READ),
  GET_OBJECT("s3:GetObject", "read", Rights.READ),
  LIST_OBJECTS("s3:ListBucket", "list", Rights.READ),
  DELETE_OBJECT("s3:DeleteObject", "delete", Rights.DELETE),
  DELETE_VERSION("s3:DeleteObjectVersion", "delete", Rights.DELETE),
  HEAD_BUCKET("s3:ListBucket", "ask for", Rights.DELIVER),
  LIST_BUCKETS("s3:ListAllMyBuckets", "list", Rights.READ);

  private final String action;
  private final String verb;
  private final Rights rights;

  Operation(String action, String verb, Rights rights) {
    this.action = action;
    this.verb = verb;
    this.rights = rights;
  }

  /** What must be allowed for it, as policies name it. */
  String action() {
    return action;
  }

  /** For sentences: "could not …". */
  String verb() {
    return verb;
  }

  Rights rights() {
    return rights;
  }

  boolean isHead() {
    return this == HEAD_OBJECT || this == HEAD_BUCKET;
  }
}
