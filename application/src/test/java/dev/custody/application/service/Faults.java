package dev.custody.application.service;

import dev.custody.application.port.out.storage.StorageException;
import java.util.Optional;

/** What stores throw. */
final class Faults {
  private Faults() {}

  static StorageException refused() {
    return new StorageException.Refused(
        "AccessDenied: the role may not s3:PutObject",
        new StorageException.Refusal(
            "s3:PutObject", Optional.empty(), Optional.of("AccessDenied"), Optional.empty()),
        null);
  }

  static StorageException unavailable() {
    return new StorageException.Unavailable("SlowDown", null);
  }

  static StorageException uploadGone() {
    return new StorageException.UploadGone("NoSuchUpload", null);
  }

  static StorageException rejected() {
    return new StorageException.ContentRejected("BadDigest", null);
  }

  static StorageException unreadable() {
    return new StorageException.ContentUnreadable("the frame at 7 is spoilt", null);
  }
}
