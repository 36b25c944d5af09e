package dev.custody.adapter.storage.testkit.cloud;

/** The calls that the cloud knows. */
public enum Operation {
  ASSUME_ROLE("AssumeRole", Service.STS),
  GET_CALLER_IDENTITY("GetCallerIdentity", Service.STS),
  LIST_BUCKETS("ListBuckets", Service.S3),
  CREATE_BUCKET("CreateBucket", Service.S3),
  HEAD_BUCKET("HeadBucket", Service.S3),
  GET_BUCKET_LOCATION("GetBucketLocation", Service.S3),
  LIST_OBJECTS("ListObjects", Service.S3),
  LIST_OBJECTS_V2("ListObjectsV2", Service.S3),
  LIST_OBJECT_VERSIONS("ListObjectVersions", Service.S3),
  LIST_MULTIPART_UPLOADS("ListMultipartUploads", Service.S3),
  PUT_OBJECT("PutObject", Service.S3),
  GET_OBJECT("GetObject", Service.S3),
  HEAD_OBJECT("HeadObject", Service.S3),
  DELETE_OBJECT("DeleteObject", Service.S3),
  CREATE_MULTIPART_UPLOAD("CreateMultipartUpload", Service.S3),
  UPLOAD_PART("UploadPart", Service.S3),
  COMPLETE_MULTIPART_UPLOAD("CompleteMultipartUpload", Service.S3),
  ABORT_MULTIPART_UPLOAD("AbortMultipartUpload", Service.S3),
  LIST_PARTS("ListParts", Service.S3),
  /** One that AWS may have and the cloud has not; it is refused. */
  UNKNOWN("Unknown", Service.S3);

  /** The services. */
  public enum Service {
    S3,
    STS
  }

  private final String text;
  private final Service service;

  Operation(String text, Service service) {
    this.text = text;
    this.service = service;
  }

  public Service service() {
    return service;
  }

  /** Its name as AWS writes it. */
  @Override
  public String toString() {
    return text;
  }
}
