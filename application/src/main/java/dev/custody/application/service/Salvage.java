package dev.custody.application.service;

import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads all that the spool has of a recording, whatever is lost of it. A spoilt byte is found out
 * by reading it: so afterwards the spool knows of all that is lost, and not only of the first.
 */
public final class Salvage {
  private static final byte[] ZEROS = new byte[64 << 10];

  /** Between two looks at whether it is still wanted. */
  private static final long PIECE_BYTES = 64L << 20;

  /** What is given up at a time where the disk does not answer. */
  private static final int PASSED_BYTES = 64 << 10;

  private final Spool spool;
  private final SpoolEntry entry;
  private final OutputStream out;
  private final boolean passesUnreadable;
  private final List<LostRange> unreadable = new ArrayList<>();
  private SpoolEntry known;
  private long written;

  private Salvage(Spool spool, SpoolEntry entry, OutputStream out, boolean passesUnreadable) {
    this.spool = spool;
    this.entry = entry;
    this.out = out;
    this.passesUnreadable = passesUnreadable;
    this.known = entry;
  }

  /**
   * Reads all of it, for what is lost. Ends early where the recording is discarded meanwhile.
   *
   * @return what is lost of it
   * @throws IOException if something cannot be read and nothing says that it is lost: the disk may
   *     answer the next time
   * @throws SpoolException likewise
   */
  static List<LostRange> look(Spool spool, SpoolEntry entry) throws IOException {
    return new Salvage(spool, entry, OutputStream.nullOutputStream(), false).copy();
  }

  /**
   * Writes what is there, and zeros where something is lost or cannot be read, so that each byte
   * lands at the offset that it had.
   *
   * @return where the zeros are
   * @throws IOException if it cannot be written
   */
  public static List<LostRange> copy(Spool spool, SpoolEntry entry, OutputStream out)
      throws IOException {
    return new Salvage(spool, entry, out, true).copy();
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
    return Stream.concat(known.lost().stream(), unreadable.stream()).toList();
  }

  private Optional<LostRange> nextLost() {
    return known.lost().stream()
        .filter(range -> range.to() > written)
        .min(Comparator.comparingLong(LostRange::from));
  }

  /** What turns out to be spoilt while it is read is lost from then on. */
  private void copyPiece(long end) throws IOException {
    List<LostRange> before = known.lost();
    try (InputStream in =
        spool.content(entry.recording(), new ByteRange(written, end - written)).open()) {
      copy(in);
      known = spool.find(entry.recording()).orElse(entry);
    } catch (Unreadable | SpoolException e) {
      known = spool.find(entry.recording()).orElse(entry);
      if (known.lost().equals(before)) {
        pass(end, e);
      }
    }
  }

  private void copy(InputStream in) throws IOException {
    byte[] buffer = new byte[ZEROS.length];
    int length;
    while ((length = read(in, buffer)) >= 0) {
      out.write(buffer, 0, length);
      written += length;
    }
  }

  private static int read(InputStream in, byte[] buffer) throws Unreadable {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new Unreadable(e);
    }
  }

  private void pass(long end, Exception unread) throws IOException {
    if (!passesUnreadable) {
      throw new IOException(String.valueOf(unread.getMessage()), unread);
    }
    long to = Math.min(end, written + PASSED_BYTES);
    unreadable.add(new LostRange(written, to));
    writeZeros(to);
  }

  /** Not to be taken for one that cannot be written. */
  private static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(IOException cause) {
      super(cause.getMessage(), cause);
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
