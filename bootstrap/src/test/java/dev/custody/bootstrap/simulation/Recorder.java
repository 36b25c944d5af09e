package dev.custody.bootstrap.simulation;

import dev.custody.application.port.in.Record;
import dev.custody.application.port.in.Record.Begin;
import dev.custody.application.port.in.Record.BodyDigest;
import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Record.Progress;
import dev.custody.application.port.in.Record.Receive;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.access.Caller;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** A client that makes one recording in its own style, whatever comes between. */
final class Recorder {
  private static final Caller CALLER = new Caller.Operator();
  private static final int LONGEST_PIECE = 1_400;

  private final Promise promise;
  private final Style style;
  private final int goal;
  private final boolean declares;
  private final Random random;
  private final Surroundings around;
  private boolean left;

  /** What a recorder is up to. */
  enum Style {
    /** One body, with whose end the recording ends. */
    POST,
    /** Piece by piece, up to a length that it tells. */
    PATCHES,
    /** Piece by piece, until somebody ends it. */
    SEALED,
    /** Goes away, and does not come back. */
    LEFT,
    /** Taken back in the end, or in the middle. */
    DISCARDED,
    /** Sends more than a recording may have. */
    TOO_LONG
  }

  /** Where it is. */
  interface Surroundings {
    Life life();

    /** Other things happen. */
    void meanwhile();

    /** Whether a delivery of it stands in the middle of a call: nobody can wait for that here. */
    boolean inACall(RecordingRef recording);

    long mostBytes();

    /** Whether an older database was put back, which may not have caught up with the spool yet. */
    boolean listMayLag();
  }

  Recorder(Promise promise, Style style, Random random, Surroundings around) {
    this.promise = promise;
    this.style = style;
    this.random = random;
    this.around = around;
    goal = length(style, around.mostBytes());
    declares = style == Style.PATCHES;
  }

  private int length(Style of, long most) {
    int usual =
        switch (random.nextInt(6)) {
          case 0 -> random.nextInt(3);
          case 1, 2 -> random.nextInt(600);
          case 3, 4 -> random.nextInt(4_000);
          default -> random.nextInt((int) most);
        };
    return of == Style.TOO_LONG ? (int) most + 1 + random.nextInt(3_000) : usual;
  }

  Promise promise() {
    return promise;
  }

  /** One thing that it does; faults of the service's surroundings are no surprise to it. */
  void act() {
    try {
      if (promise.ref().isEmpty()) {
        begin();
      } else {
        goOn(promise.ref().get());
      }
    } catch (Refusal e) {
      promise.note("refused: " + e);
      promise.refused(e);
    } catch (RuntimeException e) {
      promise.note("failed: " + e);
      Expected.require(e);
    }
  }

  private void begin() {
    if (promise.beginTried()) {
      return;
    }
    promise.beginning();
    boolean now = declares && random.nextBoolean();
    Recording begun =
        record()
            .begin(
                new Begin(
                    CALLER,
                    promise.organization(),
                    new Title(promise.title()),
                    new ContentType("video/mp4"),
                    Labels.NONE,
                    Optional.empty(),
                    now ? OptionalLong.of(goal) : OptionalLong.empty()));
    promise.begun(begun.ref());
    if (now) {
      promise.declared(goal);
    }
  }

  private void goOn(RecordingRef ref) {
    switch (random.nextInt(12)) {
      case 0 -> look(ref);
      case 1 -> play(ref);
      default -> {
        if (promise.over()) {
          afterwards(ref);
        } else if (!left) {
          carryOn(ref);
        }
      }
    }
  }

  private void carryOn(RecordingRef ref) {
    boolean enough = promise.acknowledged() >= goal;
    switch (style) {
      case POST, PATCHES, TOO_LONG -> send(ref);
      case SEALED -> {
        if (enough) {
          promise.sealing();
          promise.sealed(record().seal(CALLER, ref));
        } else {
          send(ref);
        }
      }
      case LEFT -> {
        if (enough || random.nextInt(4) == 0) {
          left = true;
        } else {
          send(ref);
        }
      }
      case DISCARDED -> {
        if (enough || random.nextInt(6) == 0) {
          discard(ref, random.nextBoolean());
        } else {
          send(ref);
        }
      }
    }
  }

  private void afterwards(RecordingRef ref) {
    if (style == Style.DISCARDED && !promise.discardTold()) {
      discard(ref, false);
    } else {
      look(ref);
    }
  }

  private void discard(RecordingRef ref, boolean whileReceiving) {
    around.life().scheduler().runReady();
    if (around.inACall(ref)) {
      return;
    }
    promise.discarding();
    if (whileReceiving) {
      record().abandon(CALLER, ref);
    } else {
      record().discard(CALLER, ref);
    }
    promise.discarded();
  }

  private void look(RecordingRef ref) {
    Progress progress = record().progress(ref);
    promise.observed(progress.durableBytes());
    if (!around.listMayLag()) {
      promise.seen(progress.recording());
    }
  }

  private void play(RecordingRef ref) {
    int known = (int) promise.acknowledged();
    if (known == 0 || promise.discardTried()) {
      return;
    }
    int from = random.nextInt(known);
    int length = 1 + random.nextInt(known - from);
    try (InputStream in =
        around.life().useCases().play().read(CALLER, ref, new ByteRange(from, length))) {
      promise.requireSame(from, in.readAllBytes(), length);
    } catch (IOException e) {
      // Of a store that breaks off, or of bytes that are spoilt: it is tried again.
    }
  }

  private void send(RecordingRef ref) {
    long offset = promise.acknowledged();
    if (offset > 0 && random.nextInt(15) == 0) {
      offset = random.nextInt((int) offset);
    }
    boolean whole = style == Style.POST && offset == 0 && random.nextInt(4) > 0;
    int left = Math.max(0, goal - (int) offset);
    int length =
        whole || style == Style.TOO_LONG ? left : Math.min(left, 1 + random.nextInt(3_000));
    boolean digested = style != Style.TOO_LONG && random.nextInt(4) == 0;
    boolean wrong = digested && length > 0 && random.nextInt(5) == 0;
    int breaksAt =
        length > 0 && random.nextInt(8) == 0 ? random.nextInt(length) : Integer.MAX_VALUE;
    OptionalLong told = toldNow();
    Receive command =
        new Receive(
            CALLER,
            ref,
            offset,
            told,
            style != Style.TOO_LONG && random.nextBoolean()
                ? OptionalLong.of(length)
                : OptionalLong.empty(),
            digested
                ? Optional.of(new BodyDigest("SHA-256", promise.sha256(offset, length)))
                : Optional.empty(),
            whole ? End.WITH_BODY : End.AT_DECLARED_LENGTH);
    told.ifPresent(promise::declaring);
    SimulatedBody body =
        new SimulatedBody(
            promise,
            offset,
            length,
            1 + random.nextInt(LONGEST_PIECE),
            breaksAt,
            wrong,
            around::meanwhile);
    send(command, body, length, wrong);
  }

  /** Who posts tells the length only when it goes on after its body broke. */
  private OptionalLong toldNow() {
    boolean tells =
        (style == Style.PATCHES && random.nextInt(3) > 0)
            || (style == Style.POST && promise.acknowledged() > 0);
    return tells ? OptionalLong.of(goal) : OptionalLong.empty();
  }

  private void send(Receive command, SimulatedBody body, int length, boolean wrong) {
    if (style == Style.TOO_LONG) {
      promise.cut();
    }
    promise.note(
        "%s sends %d bytes from %d; length %s, %s, digest %s"
            .formatted(
                style,
                length,
                command.offset(),
                command.declaredLength(),
                command.end(),
                command.digest().isPresent()));
    promise.sending(body, command.end() == End.WITH_BODY, command.offset() + length);
    try {
      Progress progress = record().receive(command, body);
      promise.require(!wrong, "a body was taken that is not what it was announced to be");
      promise.require(!body.fenced(), "a body was taken after a newer one had taken over");
      promise.require(
          progress.durableBytes() == command.offset() + length,
          "%d bytes were sent from %d on, and %d are durable"
              .formatted(length, command.offset(), progress.durableBytes()));
      promise.observed(progress.durableBytes());
      promise.answered(command);
      promise.note("answered: " + progress.durableBytes());
    } catch (Refusal.TooLarge e) {
      promise.require(style == Style.TOO_LONG, "too large: " + e.getMessage());
    } finally {
      promise.sent(body);
    }
  }

  private Record record() {
    return around.life().record();
  }
}
