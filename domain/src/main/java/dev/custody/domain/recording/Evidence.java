package dev.custody.domain.recording;

/** What we know of an object that may be our recording. */
public sealed interface Evidence {

  /** How what the store told of the content compares with what we have. */
  enum Content {
    /** A checksum of the whole content, or of every part of it, is ours. */
    SAME,
    /** A checksum or the size is another. */
    DIFFERENT,
    /** It told nothing that proves anything. */
    UNTOLD
  }

  /** The store answered that it has taken what we sent. */
  record Acknowledged(Content content) implements Evidence {}

  /** The store did not take it, since there is an object under that key. */
  record KeyTaken() implements Evidence {}

  /**
   * The upload that we went on with is not there any more: completed by a try whose answer was
   * lost, or gone.
   */
  record UploadGone() implements Evidence {}

  /**
   * The store told of an object under our key.
   *
   * @param acknowledged whether the store had just answered that it took ours
   */
  record Found(boolean acknowledged, boolean tokenIsOurs, Content content) implements Evidence {}

  /** There is no object under our key. */
  record Missing() implements Evidence {}

  /**
   * The store may not be asked.
   *
   * @param acknowledged whether the store had just answered that it took ours
   */
  record NotToBeAsked(boolean acknowledged) implements Evidence {}

  /** The object was read from its first to its last byte. */
  record ReadAgain(boolean same) implements Evidence {}
}
