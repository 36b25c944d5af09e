package dev.custody.bootstrap.spoolfailure;

import dev.custody.application.port.in.Record.Begin;
import dev.custody.application.port.in.Record.BodyDigest;
import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Record.Receive;
import dev.custody.bootstrap.campaign.RandomBytes;
import dev.custody.domain.access.Caller;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Title;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The one recording that is made again and again, request by request: a few bytes, a body in whose
 * middle time passes, one that goes over into the next segment, one with a digest, the rest.
 */
final class Take {
  static final RandomBytes CONTENT = new RandomBytes(20);
  static final long[] BODIES_END = {300, 1_500, 6_000, 7_700, 8_100};
  static final long LENGTH = BODIES_END[BODIES_END.length - 1];

  private static final Caller CALLER = new Caller.Operator();
  private static final int IN_TWO = 1;
  private static final int WITH_DIGEST = 3;

  /** More than bytes wait until they are forced, though nobody asks for it. */
  private static final Duration WHILE = Duration.ofMillis(50);

  private Take() {}

  static RecordingRef begin(Service service) {
    return service
        .record()
        .begin(
            new Begin(
                CALLER,
                service.organization(),
                new Title("One"),
                new ContentType("application/x-asciicast"),
                Labels.NONE,
                Optional.empty(),
                OptionalLong.empty()))
        .ref();
  }

  static long offset(Service service, RecordingRef recording) {
    return service.record().progress(recording).durableBytes();
  }

  /**
   * Sends the next body, or what is missing of it.
   *
   * @return the durable offset
   */
  static long send(Service service, RecordingRef recording, long offset) {
    int number = 0;
    while (BODIES_END[number] <= offset) {
      number++;
    }
    byte[] body = CONTENT.piece(offset, (int) (BODIES_END[number] - offset));
    Receive command =
        new Receive(
            CALLER,
            recording,
            offset,
            OptionalLong.empty(),
            OptionalLong.of(body.length),
            number == WITH_DIGEST ? Optional.of(digest(body)) : Optional.empty(),
            End.AT_DECLARED_LENGTH);
    InputStream sent = new ByteArrayInputStream(body);
    return service
        .record()
        .receive(command, number == IN_TWO ? inTwo(sent, body.length, service) : sent)
        .durableBytes();
  }

  static void end(Service service, RecordingRef recording) {
    service.record().seal(CALLER, recording);
  }

  static RecordingState state(Service service, RecordingRef recording) {
    return service.record().progress(recording).recording().state();
  }

  private static InputStream inTwo(InputStream body, int length, Service service) {
    return new FilterInputStream(body) {
      private int read;

      @Override
      public int read(byte[] into, int from, int most) throws IOException {
        if (read > 0 && read < length) {
          service.pass(WHILE);
        }
        int more = super.read(into, from, Math.min(most, (length + 1) / 2));
        read += more;
        return more;
      }
    };
  }

  private static BodyDigest digest(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return new BodyDigest("SHA-256", HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
