package dev.custody.adapter.persistence;

/** What makes committed work survive the loss of power. */
interface Durability {
  /** Where a commit that was answered is durable. */
  Durability BY_COMMIT = () -> {};

  /** Answers when all that was committed before the call is on disk. */
  void ensure();
}
