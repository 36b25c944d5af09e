package dev.custody.domain.recording;

/**
 * How long the parts of a multipart upload are. They start at 8 MiB, so that little is at risk, and
 * double every 1,000 parts, so that 10,000 parts, the most that S3 takes, hold more than 5 TiB, the
 * longest object (Amazon S3, "Multipart upload limits"). Stores that want equal parts get 64 MiB
 * all the way.
 */
public final class PartSizing {
  /** A recording that is complete within this length goes out in one piece. */
  public static final long SINGLE_PUT_BYTES = 64L << 20;

  /** The shortest part but for the last (Amazon S3, "Multipart upload limits"). */
  public static final long LEAST_BYTES = 5L << 20;

  private static final long FIRST_BYTES = 8L << 20;
  private static final long EQUAL_BYTES = 64L << 20;
  private static final int PARTS_OF_ONE_SIZE = 1_000;

  /** Keeps the longest part, 4 GiB, below the 5 GiB that S3 takes. */
  private static final int MOST_DOUBLINGS = 9;

  /** The longest object that S3 takes. */
  private static final long MOST_BYTES = 5L << 40;

  private PartSizing() {}

  /**
   * Whether this part may be short, since its bytes have waited: not so late that the parts behind
   * it, at their full lengths, do not hold the longest object any more.
   *
   * @param mostParts of one upload, as the store takes them
   */
  public static boolean mayGoEarly(int number, int mostParts) {
    long room = 0;
    for (int later = number + 1; later <= mostParts && room < MOST_BYTES; later++) {
      room += bytesOfPart(later, false);
    }
    return room >= MOST_BYTES;
  }

  /**
   * The length of a whole part, in bytes.
   *
   * @param number from 1
   */
  public static long bytesOfPart(int number, boolean equalParts) {
    return equalParts
        ? EQUAL_BYTES
        : FIRST_BYTES << Math.min((number - 1) / PARTS_OF_ONE_SIZE, MOST_DOUBLINGS);
  }
}
