package dev.custody.adapter.storage.testkit.memory;

/** What a fault does to a call. */
sealed interface Effect {

  /**
   * It fails.
   *
   * @param afterwards once it has taken effect: the reply is lost
   */
  record Fail(Failure failure, boolean afterwards) implements Effect {}

  /**
   * It stands still until the fault is stopped.
   *
   * @param afterwards once it has taken effect
   */
  record Stall(boolean afterwards) implements Effect {}

  /** The stream that it answers breaks behind so many bytes. */
  record Break(long afterBytes) implements Effect {}

  /** It is carried out otherwise than it should be. */
  enum Quirk implements Effect {
    /** Other bytes are stored than were sent; what is answered is true of what is stored. */
    OTHER_BYTES,
    /** No checksum is answered. */
    NO_CHECKSUM,
    /** The ETag is no MD5. */
    OPAQUE_ETAG,
    /** The condition that nothing be there is not heard. */
    DEAF
  }
}
