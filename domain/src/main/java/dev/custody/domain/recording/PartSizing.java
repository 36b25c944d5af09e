package dev.custody.domain.recording;

/**
 * How long the parts of a multipart upload are. They start at 8 MiB, so that little is at risk, and
 * double every 1,000 parts, so that 10,000 parts, the most that S3 takes, hold more than 5 TiB, the
 * longest object (Amazon S3, "Multipart upload limits"). Stores that want equal parts get 64 MiB
 * all the way. Other lengths than {@link #DEFAULT} are for simulations, whose recordings are short.
 *
 * @param singlePutBytes a recording that is complete within this length goes out in one piece
 * @param leastBytes the shortest part but for the last
 * @param firstBytes the first parts
 * @param equalBytes all parts, where they must be equal
 * @param longestBytes what all parts together must have room for
 */
public record PartSizing(
    long singlePutBytes, long leastBytes, long firstBytes, long equalBytes, long longestBytes) {
  /** A recording that is complete within this length goes out in one piece. */
  public static final long SINGLE_PUT_BYTES = 64L << 20;

  /** The shortest part but for the last (Amazon S3, "Multipart upload limits"). */
  public static final long LEAST_BYTES = 5L << 20;

  public static final PartSizing DEFAULT =
      new PartSizing(SINGLE_PUT_BYTES, LEAST_BYTES, 8L << 20, 64L << 20, 5L << 40);

  private static final int PARTS_OF_ONE_SIZE = 1_000;

  /** Keeps the longest part, 4 GiB, below the 5 GiB that S3 takes. */
  private static final int MOST_DOUBLINGS = 9;

  /**
   * Whether this part may be short, since its bytes have waited: not so late that the parts behind
   * it, at their full lengths, do not hold the longest object any more.
   *
   * @param mostParts of one upload, as the store takes them
   */
  public boolean mayGoEarly(int number, int mostParts) {
    long room = 0;
    for (int later = number + 1; later <= mostParts && room < longestBytes; later++) {
      room += bytesOfPart(later, false);
    }
    return room >= longestBytes;
  }

  /**
   * The length of a whole part, in bytes.
   *
   * @param number from 1
   */
  public long bytesOfPart(int number, boolean equalParts) {
    return equalParts
        ? equalBytes
        : firstBytes << Math.min((number - 1) / PARTS_OF_ONE_SIZE, MOST_DOUBLINGS);
  }
}
