package dev.custody.bootstrap.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * An endless content that looks random and can be made again from any offset, so that gigabytes are
 * compared without being kept. Two seeds give two contents, and no piece of one occurs elsewhere in
 * it: bytes at a wrong place show.
 */
public record RandomBytes(long seed) {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The increment and the multipliers of SplitMix64. */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private static final long FIRST = 0xbf58476d1ce4e5b9L;
  private static final long SECOND = 0x94d049bb133111ebL;
  private static final int BUFFER = 1 << 16;

  /** The bytes from {@code offset} on. */
  void fill(long offset, byte[] into, int from, int length) {
    int done = 0;
    while (done < length) {
      long at = offset + done;
      int shift = (int) (at & (Long.BYTES - 1));
      if (shift == 0 && length - done >= Long.BYTES) {
        WORD.set(into, from + done, word(at / Long.BYTES));
        done += Long.BYTES;
      } else {
        into[from + done] = (byte) (word(at / Long.BYTES) >>> (shift * Byte.SIZE));
        done++;
      }
    }
  }

  public byte[] piece(long offset, int length) {
    byte[] piece = new byte[length];
    fill(offset, piece, 0, length);
    return piece;
  }

  InputStream stream(long offset, long length) {
    return new Stream(offset, length);
  }

  /** In hex, of the first {@code length} bytes. */
  public String sha256(long length) {
    try (InputStream in = stream(0, length)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads {@code actual} to its end; closing it is the caller's.
   *
   * @return what is wrong with it, or the empty text where it is the first {@code length} bytes
   */
  public String differenceOf(InputStream actual, long length) throws IOException {
    byte[] got = new byte[BUFFER];
    byte[] wanted = new byte[BUFFER];
    long at = 0;
    for (int read = actual.read(got); read >= 0; read = actual.read(got)) {
      fill(at, wanted, 0, read);
      int wrong = Arrays.mismatch(got, 0, read, wanted, 0, read);
      if (wrong >= 0) {
        return "byte " + (at + wrong) + " of " + length + " differs";
      }
      at += read;
    }
    return at == length ? "" : "it has " + at + " bytes instead of " + length;
  }

  private long word(long index) {
    long z = seed * FIRST + (index + 1) * GOLDEN;
    z = (z ^ (z >>> 30)) * FIRST;
    z = (z ^ (z >>> 27)) * SECOND;
    return z ^ (z >>> 31);
  }

  private final class Stream extends InputStream {
    private final long end;
    private long at;

    private Stream(long from, long length) {
      this.at = from;
      this.end = from + length;
    }

    @Override
    public int read() {
      return at == end ? -1 : Byte.toUnsignedInt(piece(at++, 1)[0]);
    }

    @Override
    public int read(byte[] into, int from, int length) {
      Objects.checkFromIndexSize(from, length, into.length);
      if (at == end && length > 0) {
        return -1;
      }
      int read = (int) Math.min(length, end - at);
      fill(at, into, from, read);
      at += read;
      return read;
    }
  }
}
