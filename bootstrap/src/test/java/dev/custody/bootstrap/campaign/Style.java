package dev.custody.bootstrap.campaign;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How a recorder sends. Lengths are in bytes, pauses in milliseconds. */
enum Style {
  SMALL_PATCHES(Transport.PATCHES, false, 1, 8 << 10, 5, 1 << 20),
  LARGE_PATCHES(Transport.PATCHES, false, 256 << 10, 4 << 20, 0, 24 << 20),
  /** Each piece with its digest: it is staged, and all of it counts or nothing. */
  CHECKED_PATCHES(Transport.CHECKED_PATCHES, false, 1, 256 << 10, 2, 4 << 20),
  /** One request for as long as the recording lasts. */
  OPEN_PATCH(Transport.OPEN_PATCH, true, 1 << 10, 128 << 10, 20, 256 << 20),
  TRICKLE(Transport.OPEN_PATCH, true, 1, 3, 20, 256 << 20),
  /** Long enough for parts to be on their way while it is being made. */
  FULL_SPEED(Transport.OPEN_PATCH, true, 64 << 10, 1 << 20, 0, 96 << 20),
  /** Too long to be sent whole. */
  IN_PARTS(Transport.OPEN_PATCH, true, 256 << 10, 1 << 20, 0, 72 << 20),
  PUT(Transport.PUT, true, 1, 64 << 10, 10, 4 << 20),
  POST(Transport.POST, true, 1, 64 << 10, 1, 128 << 10),
  /** Also how what broke off goes on. */
  MEDIUM_PATCHES(Transport.PATCHES, true, 64 << 10, 1 << 20, 0, 1 << 20);

  /** The kinds of request. */
  enum Transport {
    PATCHES,
    CHECKED_PATCHES,
    OPEN_PATCH,
    PUT,
    POST
  }

  private final Transport transport;
  private final boolean deferred;
  private final int smallestPiece;
  private final int largestPiece;
  private final int longestPause;
  private final int longest;

  Style(
      Transport transport,
      boolean deferred,
      int smallestPiece,
      int largestPiece,
      int longestPause,
      int longest) {
    this.transport = transport;
    this.deferred = deferred;
    this.smallestPiece = smallestPiece;
    this.largestPiece = largestPiece;
    this.longestPause = longestPause;
    this.longest = longest;
  }

  Transport transport() {
    return transport;
  }

  /** Whether nobody knows the length when it begins. */
  boolean deferred() {
    return deferred;
  }

  long length(RandomGenerator random) {
    return switch (this) {
      // They last until they are interrupted.
      case OPEN_PATCH, TRICKLE, IN_PARTS -> longest;
      default -> random.nextLong(longest / 4, longest + 1L);
    };
  }

  int piece(RandomGenerator random, long left) {
    return (int) Math.min(left, random.nextInt(smallestPiece, largestPiece + 1));
  }

  void pause(RandomGenerator random) {
    if (longestPause > 0) {
      Await.pause(Duration.ofMillis(random.nextInt(longestPause + 1)));
    }
  }
}
