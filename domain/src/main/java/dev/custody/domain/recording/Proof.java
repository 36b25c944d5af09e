package dev.custody.domain.recording;

/** How we know that a recording arrived. */
public enum Proof {
  /** The store answered with our checksum. */
  CHECKSUM("checksum"),
  /** The store was asked afterwards, and told size, token and a checksum that is ours. */
  HEAD("head"),
  /** The object was read again, and was the same. */
  READ_BACK("read-back");

  private final String word;

  Proof(String word) {
    this.word = word;
  }

  /** As it is written in the API and in tombstones. */
  public String word() {
    return word;
  }

  public static Proof of(String word) {
    for (Proof proof : values()) {
      if (proof.word.equals(word)) {
        return proof;
      }
    }
    throw new IllegalArgumentException("no proof is called '" + word + "'");
  }
}
