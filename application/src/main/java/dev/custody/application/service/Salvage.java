package dev.custody.bootstrap;

import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Takes out of the spool what is there of a recording, whatever is lost of it. */
final class Salvage {
  private static final byte[] ZEROS = new byte[64 << 10];

  private final Spool spool;
  private final SpoolEntry entry;
  private final DigestOutputStream out;
  private long written;

  private Salvage(Spool spool, SpoolEntry entry, DigestOutputStream out) {
    this.spool = spool;
    this.entry = entry;
    this.out = out;
  }

  /**
   * What came out.
   *
   * @param lost what was written as zeros
   * @param sha256 of what was written
   */
  record Salvaged(List<LostRange> lost, Sha256 sha256) {}

  /** Each byte lands at the offset that it had. */
  static Salvaged copy(Spool spool, SpoolEntry entry, OutputStream out) throws IOException {
    DigestOutputStream hashed = new DigestOutputStream(out, sha256());
    List<LostRange> lost = new Salvage(spool, entry, hashed).all();
    hashed.flush();
    return new Salvaged(
        lost, new Sha256(HexFormat.of().formatHex(hashed.getMessageDigest().digest())));
  }

  private List<LostRange> all() throws IOException {
    List<LostRange> lost = lost();
    while (written < entry.durableBytes()) {
      Optional<LostRange> next = lost.stream().filter(range -> range.to() > written).findFirst();
      if (next.isPresent() && next.get().from() <= written) {
        zeros(Math.min(next.get().to(), entry.durableBytes()));
      } else {
        lost = piece(next.map(LostRange::from).orElse(entry.durableBytes()), lost);
      }
    }
    return lost;
  }

  /** What turns out to be spoilt while it is read is lost from then on. */
  private List<LostRange> piece(long end, List<LostRange> known) throws IOException {
    try (InputStream in =
        spool.content(entry.recording(), new ByteRange(written, end - written)).open()) {
      byte[] buffer = new byte[ZEROS.length];
      int length;
      while ((length = in.read(buffer)) >= 0) {
        out.write(buffer, 0, length);
        written += length;
      }
      return known;
    } catch (IOException | SpoolException e) {
      List<LostRange> lost = lost();
      if (lost.equals(known)) {
        throw e;
      }
      return lost;
    }
  }

  private void zeros(long end) throws IOException {
    while (written < end) {
      int length = (int) Math.min(ZEROS.length, end - written);
      out.write(ZEROS, 0, length);
      written += length;
    }
  }

  private List<LostRange> lost() {
    return spool.find(entry.recording()).orElse(entry).lost();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
