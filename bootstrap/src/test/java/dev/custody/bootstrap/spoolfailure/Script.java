package dev.custody.bootstrap.spoolfailure;

import dev.custody.adapter.spool.OneThread;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A service that makes one recording, delivers it and frees its bytes, and says each answer at
 * once. Whoever runs it makes one of its system calls fail, or kills it there. What fails is tried
 * again, as a recorder does: from the offset that it is told.
 */
final class Script {
  /** How a line begins that is its own, and not of a log. */
  static final String MARK = "> ";

  private static final int PATIENCE = 60;
  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

  private final Service service;

  private Script(Service service) {
    this.service = service;
  }

  /** The one argument is the spool's directory. */
  public static void main(String[] arguments) throws IOException {
    try (Service service = new Service(Path.of(arguments[0]), OneThread.disk())) {
      service.start();
      new Script(service).run();
      say("through");
    }
    say("closed");
  }

  private void run() {
    RecordingRef recording = untilDone(() -> Take.begin(service));
    say("made " + recording.recording().value());
    long durable = 0;
    while (durable < Take.LENGTH) {
      durable =
          untilDone(() -> {
            long offset = Take.offset(service, recording);
            say("durable " + offset);
            return offset == Take.LENGTH ? offset : Take.send(service, recording, offset);
          });
      say("durable " + durable);
      service.pass(Duration.ofMillis(100));
    }
    untilDone(() -> {
      Take.end(service, recording);
      return recording;
    });
    say("ended");
    awaitStored(recording);
    service.pass(Duration.ofMinutes(2));
  }

  private void awaitStored(RecordingRef recording) {
    for (int tries = 0; tries < PATIENCE; tries++) {
      service.pass(BETWEEN);
      if (Take.state(service, recording)
          instanceof
          RecordingState.Stored(Ending ending, var key, var version, var proof, var at)) {
        say("stored %d %s %s".formatted(ending.length(), ending.sha256().hex(), key));
        return;
      }
    }
    throw new IllegalStateException("it is never stored");
  }

  private <T> T untilDone(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        say("failed " + e.toString().replace('\n', ' '));
        if (tries == PATIENCE) {
          throw e;
        }
      }
      service.pass(BETWEEN);
    }
  }

  /** Not by a stream that swallows what goes wrong. */
  private static void say(String what) {
    try {
      OUT.write("%s%s%n".formatted(MARK, what).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("nobody hears this: " + what.toLowerCase(Locale.ROOT), e);
    }
  }
}
