package dev.custody.adapter.http.tus;

/** The names and values of the protocol. */
final class Tus {
  static final String VERSION = "1.0.0";

  /** Those that work here, and no others. */
  static final String EXTENSIONS =
      "creation,creation-with-upload,creation-defer-length,termination,checksum,expiration";

  static final String OFFSET_OCTET_STREAM = "application/offset+octet-stream";

  static final String RESUMABLE = "Tus-Resumable";
  static final String UPLOAD_OFFSET = "Upload-Offset";
  static final String UPLOAD_LENGTH = "Upload-Length";
  static final String UPLOAD_DEFER_LENGTH = "Upload-Defer-Length";
  static final String UPLOAD_METADATA = "Upload-Metadata";

  static final String UPLOAD_CHECKSUM = "Upload-Checksum";
  static final String CHECKSUM_ALGORITHM = "Tus-Checksum-Algorithm";

  private Tus() {}
}
