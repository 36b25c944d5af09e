package dev.custody.adapter.spool;

import dev.custody.application.port.out.storage.Content;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.storage.ByteRange;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A range of a recording's durable bytes. */
final class SpooledContent implements Content {
  private static final int READ_BYTES = 64 << 10;

  private final LoadedRecordings recordings;
  private final RecordingRef recording;
  private final ByteRange range;

  /** Asked for before the bytes are sent and again when the answer is compared. */
  private volatile @Nullable String knownCrc32c;

  SpooledContent(LoadedRecordings recordings, RecordingRef recording, ByteRange range) {
    this.recordings = recordings;
    this.recording = recording;
    this.range = range;
  }

  @Override
  public long length() {
    return range.length();
  }

  @Override
  public InputStream open() {
    LoadedRecordings.Pin pin = recordings.pin(recording);
    boolean opened = false;
    try {
      InputStream in = new Leased(pin.get().read(range), pin);
      opened = true;
      return in;
    } finally {
      if (!opened) {
        pin.close();
      }
    }
  }

  @Override
  public Optional<Checksum> checksum(Checksum.Algorithm algorithm) {
    return Optional.of(
        new Checksum(
            algorithm,
            switch (algorithm) {
              case CRC32C -> crc32c();
              case MD5 -> hash(Digests.md5());
              case SHA256 -> knownSha256().orElseGet(() -> hash(Digests.sha256()));
            }));
  }

  private Optional<String> knownSha256() {
    try (var pin = recordings.pin(recording)) {
      return pin.get().knownHash(range).map(Sha256::hex);
    }
  }

  private String crc32c() {
    String known = knownCrc32c;
    if (known == null) {
      var crc = new CRC32C();
      pass(crc::update);
      known = "%08x".formatted(crc.getValue());
      knownCrc32c = known;
    }
    return known;
  }

  private String hash(MessageDigest digest) {
    pass(digest::update);
    return HexFormat.of().formatHex(digest.digest());
  }

  private interface Sink {
    void take(byte[] bytes, int from, int length);
  }

  private void pass(Sink sink) {
    byte[] buffer = new byte[READ_BYTES];
    try (InputStream in = open()) {
      int length;
      while ((length = in.read(buffer)) >= 0) {
        sink.take(buffer, 0, length);
      }
    } catch (IOException e) {
      throw Failures.failed(recording, "read bytes", e);
    }
  }

  /** Keeps the bytes from being freed until it is closed. */
  private static final class Leased extends FilterInputStream {
    private final LoadedRecordings.Pin pin;
    private boolean closed;

    Leased(InputStream in, LoadedRecordings.Pin pin) {
      super(in);
      this.pin = pin;
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try {
        super.close();
      } finally {
        pin.get().endRead();
        pin.close();
      }
    }
  }
}
