package dev.custody.adapter.storage.s3;

import java.util.Optional;

/** What the customer means to grant. What is really granted is measured. */
enum Access {
  READ_WRITE("read-write"),
  WRITE_ONLY("write-only"),
  READ_WRITE_DELETE("read-write-delete");

  private final String word;

  Access(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  boolean mayRead() {
    return this != WRITE_ONLY;
  }

  boolean mayDelete() {
    return this == READ_WRITE_DELETE;
  }

  /** The default where nothing is set. */
  static Access of(Optional<String> word) {
    for (Access access : values()) {
      if (word.filter(access.word::equals).isPresent()) {
        return access;
      }
    }
    return READ_WRITE;
  }
}
