package dev.custody.application.fake;

import dev.custody.application.port.out.storage.Content;
import dev.custody.domain.recording.Checksum;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** So many zeros and then these bytes: long contents without the memory for them. */
public final class Bytes implements Content {
  private static final Map<String, String> OF_ZEROS = new ConcurrentHashMap<>();

  private final long zeros;
  private final byte[] tail;

  private Bytes(long zeros, byte[] tail) {
    this.zeros = zeros;
    this.tail = tail;
  }

  public static Bytes of(byte[] all) {
    return new Bytes(0, all);
  }

  public static Bytes ofZeros(long count) {
    return new Bytes(count, new byte[0]);
  }

  public Bytes plus(byte[] more, int from, int length) {
    byte[] longer = Arrays.copyOf(tail, tail.length + length);
    System.arraycopy(more, from, longer, tail.length, length);
    return new Bytes(zeros, longer);
  }

  /** Those from {@code from}, included, to {@code to}, excluded. */
  public Bytes slice(long from, long to) {
    long zerosHere = Math.max(0, Math.min(to, zeros) - from);
    int first = Math.toIntExact(Math.max(0, from - zeros));
    int last = Math.toIntExact(Math.max(0, to - zeros));
    return new Bytes(zerosHere, Arrays.copyOfRange(tail, first, Math.max(first, last)));
  }

  /** One after the other; only where all but the last hold nothing but zeros. */
  public static Bytes joined(Iterable<Bytes> parts) {
    Bytes all = ofZeros(0);
    for (Bytes part : parts) {
      all =
          all.tail.length == 0
              ? new Bytes(all.zeros + part.zeros, part.tail)
              : all.plus(part.all(), 0, Math.toIntExact(part.length()));
    }
    return all;
  }

  @Override
  public long length() {
    return zeros + tail.length;
  }

  @Override
  public InputStream open() {
    return new SequenceInputStream(new Zeros(zeros), new ByteArrayInputStream(tail));
  }

  @Override
  public Optional<Checksum> checksum(Checksum.Algorithm algorithm) {
    String name =
        switch (algorithm) {
          case MD5 -> "MD5";
          case SHA256 -> "SHA-256";
          case CRC32C -> throw new UnsupportedOperationException("no test needs CRC32C");
        };
    String hex =
        tail.length == 0 ? OF_ZEROS.computeIfAbsent(name + zeros, _ -> digest(name)) : digest(name);
    return Optional.of(new Checksum(algorithm, hex));
  }

  public String hex(Checksum.Algorithm algorithm) {
    return checksum(algorithm).orElseThrow().hex();
  }

  public byte[] all() {
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes that && zeros == that.zeros && Arrays.equals(tail, that.tail);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(zeros) + Arrays.hashCode(tail);
  }

  private String digest(String algorithm) {
    try (InputStream in = open()) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] piece = new byte[1 << 20];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        digest.update(piece, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (left <= 0) {
        return -1;
      }
      int n = (int) Math.min(length, left);
      Arrays.fill(into, from, from + n, (byte) 0);
      left -= n;
      return n;
    }
  }
}
