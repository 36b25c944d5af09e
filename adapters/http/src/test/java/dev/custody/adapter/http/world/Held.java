package dev.custody.adapter.http.world;

import dev.custody.application.port.in.Record.BodyDigest;
import dev.custody.application.port.in.Record.Progress;
import dev.custody.application.port.in.Record.Receive;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.recording.Blocked;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.Proof;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/** One recording in memory. What is appended is durable at once. */
public final class Held {
  private Recording recording;
  private OptionalLong declaredLength;
  private boolean closedIdle;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Held(Recording recording, OptionalLong declaredLength) {
    this.recording = recording;
    this.declaredLength = declaredLength;
  }

  public RecordingRef ref() {
    return recording.ref();
  }

  public synchronized Recording recording() {
    return recording.receiving() ? recording.holding(bytes.size()) : recording;
  }

  public synchronized byte[] content() {
    return bytes.toByteArray();
  }

  public synchronized void append(byte[] more, int offset, int length) {
    bytes.write(more, offset, length);
    notifyAll();
  }

  /** Fails unless there are so many bytes within {@code patience}. */
  public synchronized void awaitBytes(int count, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (bytes.size() < count) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("%d bytes instead of %d".formatted(bytes.size(), count));
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  public synchronized void end(boolean interrupted) {
    recording =
        recording.in(
            new RecordingState.Received(
                new Ending(
                    bytes.size(),
                    new Sha256(hex("SHA-256", content())),
                    interrupted,
                    FakeRecordings.NOW)));
    notifyAll();
  }

  public synchronized void closeIdle() {
    closedIdle = true;
    end(true);
  }

  public synchronized void block(String reason) {
    recording =
        recording.blockedBy(
            new Blocked(reason, FakeRecordings.NOW, FakeRecordings.NOW.plusSeconds(60)));
  }

  synchronized Recording store() {
    recording =
        recording.in(
            new RecordingState.Stored(
                recording.ending().orElseThrow(),
                ObjectKey.of(recording.organization() + "/2025/03/04/" + recording.id()),
                Optional.empty(),
                Proof.CHECKSUM,
                FakeRecordings.NOW));
    return recording;
  }

  synchronized Recording describe(Optional<Title> title, Optional<Labels> labels) {
    recording =
        recording.described(title.orElse(recording.title()), labels.orElse(recording.labels()));
    return recording();
  }

  synchronized Progress progress() {
    return new Progress(
        recording(),
        bytes.size(),
        declaredLength,
        closedIdle,
        recording.receiving() ? Optional.of(FakeRecordings.EXPIRES) : Optional.empty());
  }

  synchronized boolean whole() {
    return declaredLength.orElse(-1) == bytes.size();
  }

  synchronized void admit(Receive command, long mostBytes) {
    if (closedIdle) {
      throw new Refusal.ClosedIdle("it was closed after its idle time");
    }
    if (!recording.receiving()) {
      throw new Refusal.Conflict(Refusal.Reason.RECORDING_ENDED, "it has ended");
    }
    if (command.offset() != bytes.size()) {
      throw new Refusal.OffsetMismatch(
          bytes.size(), "go on at %d, not %d".formatted(bytes.size(), command.offset()));
    }
    declaredLength =
        command.declaredLength().isPresent() ? command.declaredLength() : declaredLength;
    if (command.bodyLength().orElse(0) > most(mostBytes) - command.offset()) {
      throw new Refusal.TooLarge("the body is too long");
    }
  }

  void take(Receive command, InputStream body, long mostBytes) throws IOException {
    boolean staged = command.digest().isPresent();
    ByteArrayOutputStream stage = new ByteArrayOutputStream();
    byte[] buffer = new byte[64 << 10];
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      if (command.offset() + stage.size() + (staged ? 0 : content().length - command.offset()) + n
          > most(mostBytes)) {
        throw new Refusal.TooLarge("the body goes beyond the end");
      }
      if (staged) {
        stage.write(buffer, 0, n);
      } else {
        append(buffer, 0, n);
      }
    }
    if (staged) {
      commit(command.digest().get(), stage.toByteArray());
    }
  }

  private void commit(BodyDigest digest, byte[] staged) {
    if (!hex(digest.algorithm(), staged).equals(digest.hex())) {
      throw new Refusal.DigestMismatch("the bytes are others");
    }
    append(staged, 0, staged.length);
  }

  private synchronized long most(long mostBytes) {
    return Math.min(mostBytes, declaredLength.orElse(Long.MAX_VALUE));
  }

  synchronized InputStream read(ByteRange range) {
    if (range.end() > bytes.size()) {
      throw new IllegalArgumentException("beyond what is durable: " + range);
    }
    return new ByteArrayInputStream(
        Arrays.copyOfRange(content(), (int) range.offset(), (int) range.end()));
  }

  InputStream follow() {
    return new Following();
  }

  static String hex(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Following extends InputStream {
    private int offset;
    private boolean closed;

    @Override
    public int read() {
      throw new UnsupportedOperationException("one byte at a time");
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      synchronized (Held.this) {
        while (offset == bytes.size() && recording.receiving() && !closed) {
          await();
        }
        if (closed) {
          throw new IOException("closed");
        }
        int n = Math.min(length, bytes.size() - offset);
        if (n == 0) {
          return -1;
        }
        System.arraycopy(content(), offset, into, from, n);
        offset += n;
        return n;
      }
    }

    private void await() throws IOException {
      try {
        Held.this.wait(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public void close() {
      synchronized (Held.this) {
        closed = true;
        Held.this.notifyAll();
      }
    }
  }
}
