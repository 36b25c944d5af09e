package dev.custody.adapter.storage.testkit.memory;

/** How much the whole store may hold, in bytes: a test that runs away ends here. */
final class Budget {
  private final long most;
  private long used;

  Budget(long most) {
    this.most = most;
  }

  synchronized void take(Operation operation, String key, long bytes) {
    if (bytes > most - used) {
      throw Failure.refused(
          operation,
          key,
          "StoreFull",
          "the store holds %d of the %d bytes that it may, and %d more do not fit"
              .formatted(used, most, bytes));
    }
    used += bytes;
  }

  synchronized void give(long bytes) {
    used -= bytes;
  }

  synchronized long used() {
    return used;
  }
}
