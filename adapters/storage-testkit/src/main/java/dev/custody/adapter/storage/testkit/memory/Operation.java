package dev.custody.adapter.storage.testkit.memory;

/** What can be asked of the store. */
public enum Operation {
  PUT,
  BEGIN,
  PART,
  COMPLETE,
  ABORT,
  HEAD,
  READ,
  DELETE,
  LIST,
  /** The sign-in that a verification begins with; its further checks are the operations above. */
  VERIFY
}
