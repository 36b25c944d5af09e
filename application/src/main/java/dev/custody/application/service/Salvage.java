package dev.custody.application.service;

import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads all that the spool has of a recording, whatever is lost of it. A spoilt byte is found out
 * by reading it: so afterwards the spool knows of all that is lost, and not only of the first.
 */
public final class Salvage {
  private static final byte[] ZEROS = new byte[64 << 10];

  /** Between two looks at whether it is still wanted. */
  private static final long PIECE_BYTES = 64L << 20;

  private final Spool spool;
  private final SpoolEntry entry;
  private final OutputStream out;
  private SpoolEntry known;
  private long written;

  private Salvage(Spool spool, SpoolEntry entry, OutputStream out) {
    this.spool = spool;
    this.entry = entry;
    this.out = out;
    this.known = entry;
  }

  /**
   * Writes what is there, zeros where something is lost, so that each byte lands at the offset that
   * it had. Ends early where the recording is discarded meanwhile.
   *
   * @return what is lost of it
   * @throws IOException if something cannot be read and nothing says that it is lost, or cannot be
   *     written
   * @throws SpoolException likewise
   */
  public static List<LostRange> copy(Spool spool, SpoolEntry entry, OutputStream out)
      throws IOException {
    return new Salvage(spool, entry, out).copy();
  }

  private List<LostRange> copy() throws IOException {
    while (written < entry.durableBytes() && known.discardedAt().equals(entry.discardedAt())) {
      Optional<LostRange> next = nextLost();
      if (next.isPresent() && next.get().from() <= written) {
        writeZeros(Math.min(next.get().to(), entry.durableBytes()));
      } else {
        long end = next.map(LostRange::from).orElse(entry.durableBytes());
        copyPiece(Math.min(end, written + PIECE_BYTES));
      }
    }
    return known.lost();
  }

  private Optional<LostRange> nextLost() {
    return known.lost().stream()
        .filter(range -> range.to() > written)
        .min(Comparator.comparingLong(LostRange::from));
  }

  /** What turns out to be spoilt while it is read is lost from then on. */
  private void copyPiece(long end) throws IOException {
    List<LostRange> before = known.lost();
    try {
      read(new ByteRange(written, end - written));
      known = spool.find(entry.recording()).orElse(entry);
    } catch (IOException | SpoolException e) {
      known = spool.find(entry.recording()).orElse(entry);
      if (known.lost().equals(before)) {
        throw e;
      }
    }
  }

  private void read(ByteRange range) throws IOException {
    try (InputStream in = spool.content(entry.recording(), range).open()) {
      byte[] buffer = new byte[ZEROS.length];
      int length;
      while ((length = in.read(buffer)) >= 0) {
        out.write(buffer, 0, length);
        written += length;
      }
    }
  }

  private void writeZeros(long end) throws IOException {
    while (written < end) {
      int length = (int) Math.min(ZEROS.length, end - written);
      out.write(ZEROS, 0, length);
      written += length;
    }
  }
}
