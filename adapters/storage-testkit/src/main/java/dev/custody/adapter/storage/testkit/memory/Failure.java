package dev.custody.adapter.storage.testkit.memory;

import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StorageException.Refusal;
import java.util.Optional;

/** The ways in which the storage contract allows a call to fail. */
public enum Failure {
  REFUSED {
    @Override
    StorageException of(Operation operation, String key) {
      return refused(operation, key, "AccessDenied", "the store was told to refuse it");
    }
  },
  UNAVAILABLE {
    @Override
    StorageException of(Operation operation, String key) {
      return new StorageException.Unavailable(
          message(operation, key, "the store was told to be out of reach"), null);
    }
  },
  UPLOAD_GONE {
    @Override
    StorageException of(Operation operation, String key) {
      return new StorageException.UploadGone(
          message(operation, key, "the store was told that there is no such upload"), null);
    }
  },
  CONTENT_REJECTED {
    @Override
    StorageException of(Operation operation, String key) {
      return new StorageException.ContentRejected(
          message(operation, key, "the store was told to find the bytes wrong"), null);
    }
  },
  OBJECT_MISSING {
    @Override
    StorageException of(Operation operation, String key) {
      return new StorageException.ObjectMissing(
          message(operation, key, "the store was told that there is no such object"), null);
    }
  },
  CONTENT_UNREADABLE {
    @Override
    StorageException of(Operation operation, String key) {
      return new StorageException.ContentUnreadable(
          message(operation, key, "the store was told that our bytes cannot be read"), null);
    }
  };

  abstract StorageException of(Operation operation, String key);

  static StorageException.Refused refused(
      Operation operation, String key, String errorCode, String why) {
    return new StorageException.Refused(
        message(operation, key, why),
        new Refusal(
            "memory:" + operation, Optional.of(key), Optional.of(errorCode), Optional.of("none")),
        null);
  }

  static String message(Operation operation, String key, String why) {
    return "%s of '%s' failed: %s".formatted(operation, key, why);
  }
}
