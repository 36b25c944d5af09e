package dev.custody.bootstrap.simulation;

import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Record.Receive;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a recording must be: what was acknowledged is so, what was tried may be so, and nothing else
 * is. Complains as soon as an answer contradicts it.
 */
final class Promise implements SimulatedBody.Content {
  private final int number;
  private final OrganizationId organization;
  private final long salt;
  private final Duration idle;
  private final SimulatedTime time;

  private Optional<RecordingRef> ref = Optional.empty();
  private final List<String> history = new ArrayList<>();
  private boolean beginTried;
  private long acknowledged;
  private long sent;
  private long length = -1;
  private boolean lengthTold;
  private boolean endTried;
  private boolean endTold;
  private boolean sealTried;
  private boolean cutTried;
  private boolean discardTried;
  private boolean discardTold;
  private boolean idleSeen;
  private boolean spoilt;
  private boolean spoiltUnseen;
  private boolean stored;
  private long cameAt;
  private long lastBytesAt;
  private final List<SimulatedBody> bodies = new ArrayList<>();

  Promise(int number, OrganizationId organization, long salt, Duration idle, SimulatedTime time) {
    this.number = number;
    this.organization = organization;
    this.salt = salt;
    this.idle = idle;
    this.time = time;
  }

  OrganizationId organization() {
    return organization;
  }

  String title() {
    return "recording " + number;
  }

  Optional<RecordingRef> ref() {
    return ref;
  }

  boolean beginTried() {
    return beginTried;
  }

  long acknowledged() {
    return acknowledged;
  }

  /** No byte behind it was ever sent. */
  long sent() {
    return sent;
  }

  boolean discardTried() {
    return discardTried;
  }

  boolean discardTold() {
    return discardTold;
  }

  boolean spoilt() {
    return spoilt;
  }

  /** Whether it was told that it is in its location. */
  boolean stored() {
    return stored;
  }

  /** Whether its recorder knows that nothing more is to be sent. */
  boolean over() {
    return endTold || idleSeen || discardTold;
  }

  /** Whether its recorder was told that it is whole. */
  boolean endTold() {
    return endTold;
  }

  boolean endTried() {
    return endTried;
  }

  boolean sealTried() {
    return sealTried || cutTried;
  }

  // What the recorder does, and is answered.

  void beginning() {
    beginTried = true;
  }

  void begun(RecordingRef named) {
    ref = Optional.of(named);
    lastBytesAt = time.nanos();
  }

  void declaring(long told) {
    length = told;
    endTried |= told <= sent;
  }

  void declared(long told) {
    length = told;
    lengthTold = true;
    if (told == 0) {
      endTried = true;
      endTold = true;
    }
  }

  void sending(SimulatedBody body, boolean ends, long upTo) {
    bodies.add(body);
    endTried |= ends || length == upTo;
  }

  void sent(SimulatedBody body) {
    bodies.remove(body);
  }

  /** Who sent before is fenced. */
  @Override
  public void asked(SimulatedBody body) {
    bodies.stream().takeWhile(older -> older != body).forEach(SimulatedBody::isFenced);
  }

  void answered(Receive command) {
    lengthTold |= command.declaredLength().isPresent();
    if (command.end() == End.WITH_BODY || (lengthTold && acknowledged == length)) {
      endTold = true;
    }
  }

  void sealing() {
    sealTried = true;
  }

  void sealed(Recording now) {
    require(!now.receiving(), "it was sealed and is receiving still");
    endTold = true;
  }

  void cut() {
    cutTried = true;
  }

  void discarding() {
    discardTried = true;
  }

  void discarded() {
    discardTold = true;
  }

  boolean isIn(String folder) {
    return ref.filter(named -> named.recording().value().equals(folder)).isPresent();
  }

  /** Whether the spool says that it takes no more bytes. */
  boolean isClosed(Spool spool) {
    try {
      return spool.find(ref.orElseThrow()).filter(entry -> !entry.open()).isPresent();
    } catch (SpoolException e) {
      return false;
    }
  }

  /**
   * A bit of its bytes was flipped.
   *
   * @param inQuarantine whether all of it has been read for what is lost, and will not be before
   *     the next start
   */
  void isSpoilt(boolean inQuarantine) {
    spoilt = true;
    spoiltUnseen |= inQuarantine;
  }

  /** A start looks anew for what is spoilt of it. */
  void isLookedAtAnew() {
    spoiltUnseen = false;
  }

  boolean spoiltUnseen() {
    return spoiltUnseen;
  }

  /** It ended as its recorder was told, or as it may have. */
  void requireEnding(Ending ending) {
    if (endTold && !sealTried()) {
      require(!ending.interrupted(), "it was ended in order, and is marked as interrupted");
      require(ending.length() == acknowledged, "it was whole, and ended as " + ending);
    }
    if (!endTried) {
      require(ending.interrupted(), "nobody ended it, and it is not marked as interrupted");
    }
  }

  void observed(long durable) {
    require(
        durable >= acknowledged,
        "%d bytes were acknowledged, and %d are durable".formatted(acknowledged, durable));
    require(durable <= sent, "%d bytes were sent, and %d are durable".formatted(sent, durable));
    acknowledged = durable;
  }

  void seen(Recording row) {
    if (row.state() instanceof RecordingState.Stored) {
      stored = true;
    } else {
      require(!stored || discardTried || spoilt(), "it was stored, and now it is " + row.status());
    }
    if (row.state() instanceof RecordingState.Discarded) {
      require(discardTried, "it was discarded by nobody");
    } else {
      require(!discardTold, "it was discarded, and now it is " + row.status());
    }
    // In quarantine for as long as it cannot be read it may be, and its recorder goes on.
    if (!row.receiving() && !(row.state() instanceof RecordingState.Quarantined)) {
      requireEnded();
    }
  }

  /** It takes no more bytes: somebody must have ended it, or have been silent for long enough. */
  private void requireEnded() {
    boolean ended = endTried || sealTried() || discardTried || spoilt();
    if (!ended) {
      Duration silence = Duration.ofNanos(time.nanos() - lastBytesAt);
      require(
          silence.compareTo(idle) >= 0,
          "it was ended by nobody, %s after its last bytes".formatted(silence));
      idleSeen = true;
    }
  }

  void refused(Refusal refusal) {
    switch (refusal) {
      case Refusal.OffsetMismatch mismatch -> observed(mismatch.offset());
      case Refusal.ClosedIdle closed -> {
        requireEnded();
        idleSeen = true;
      }
      case Refusal.Conflict conflict when conflict.reason() == Refusal.Reason.RECORDING_ENDED -> {
        requireEnded();
        idleSeen = true;
      }
      default -> {}
    }
  }

  // Its bytes.

  @Override
  public byte at(long offset) {
    long mixed = (salt + offset) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    return (byte) (mixed >>> 56);
  }

  @Override
  public void sent(long upTo) {
    sent = Math.max(sent, upTo);
    cameAt = time.nanos();
    if (length >= 0 && sent >= length) {
      endTried = true;
    }
  }

  @Override
  public void taken() {
    lastBytesAt = Math.max(lastBytesAt, cameAt);
  }

  byte[] bytes(long from, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = at(from + i);
    }
    return bytes;
  }

  String sha256(long from, int count) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(from, count)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  void requireSame(long from, byte[] found, int count) {
    require(
        found.length == count, "%d bytes were asked for, %d came".formatted(count, found.length));
    for (int i = 0; i < count; i++) {
      if (found[i] != at(from + i)) {
        require(false, "byte %d is not what was sent".formatted(from + i));
      }
    }
  }

  /** What must be there. */
  <T> T required(Optional<T> found, String complaint) {
    require(found.isPresent(), complaint);
    return found.orElseThrow();
  }

  void require(boolean so, String otherwise) {
    if (!so) {
      throw new AssertionError(
          "%s: %s%nIts recorder: %s".formatted(this, otherwise, String.join("\n  ", history)));
    }
  }

  /** What is of use to whoever repeats the seed. */
  void note(String what) {
    history.add(what);
  }

  @Override
  public String toString() {
    return "recording %d (%s; %d bytes acknowledged, %d sent)"
        .formatted(
            number,
            ref.map(known -> known.recording().value()).orElse("not known"),
            acknowledged,
            sent);
  }
}
