package dev.custody.bootstrap.spoolfailure;

import dev.custody.adapter.spool.OneThread;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is to be once a {@link Script} is dead or through: what it said holds, what is there is
 * right, and whoever starts on it brings everything to its end.
 */
final class Aftermath {
  private static final Duration TO_BE_STORED = Duration.ofMinutes(10);

  private final Heard heard;

  private Aftermath(Heard heard) {
    this.heard = heard;
  }

  static void check(Path directory, Heard heard) {
    Aftermath aftermath = new Aftermath(heard);
    try (Service service = new Service(directory, OneThread.disk())) {
      List<SpoolEntry> entries = aftermath.look(service.spool());
      service.start();
      service.pass(Duration.ofSeconds(10));
      for (SpoolEntry entry : entries) {
        if (entry.open()) {
          goOn(service, entry.recording());
        }
      }
      service.pass(TO_BE_STORED);
      for (SpoolEntry entry : entries) {
        aftermath.atItsEnd(service, entry);
      }
    }
    try (Service service = new Service(directory, OneThread.disk())) {
      for (SpoolEntry entry : aftermath.look(service.spool())) {
        aftermath.require(entry.purged(), "after another start it has bytes again: " + entry);
      }
    }
  }

  private List<SpoolEntry> look(Spool spool) {
    List<SpoolEntry> entries = new ArrayList<>();
    spool.forEach(entries::add);
    entries.forEach(entry -> judge(spool, entry));
    heard
        .recording()
        .ifPresent(id ->
            require(
                entries.stream()
                    .anyMatch(entry -> entry.recording().recording().value().equals(id)),
                "it was made, and is gone: " + entries));
    return entries;
  }

  private void judge(Spool spool, SpoolEntry entry) {
    require(entry.lost().isEmpty(), "bytes are told to be lost: " + entry);
    require(entry.durableBytes() <= Take.LENGTH, "there is more than was sent: " + entry);
    if (entry.purged()) {
      require(
          entry.tombstone().isPresent() || entry.discardedAt().isPresent(),
          "its bytes were freed, and nothing says why: " + entry);
    } else {
      requireRight(spool, entry);
    }
    entry.ending().ifPresent(ending -> requireWhole(ending.length(), ending.sha256(), entry));
    entry.tombstone().ifPresent(tomb -> requireWhole(tomb.length(), tomb.sha256(), entry));
    if (heard.recording().filter(entry.recording().recording().value()::equals).isPresent()) {
      requireAsHeard(entry);
    } else {
      require(entry.durableBytes() == 0 || entry.tombstone().isPresent(), "whose is it? " + entry);
    }
  }

  /** The one that was told of. */
  private void requireAsHeard(SpoolEntry entry) {
    require(
        entry.durableBytes() >= heard.durable(),
        "acknowledged bytes are gone: %d were, %s".formatted(heard.durable(), entry));
    require(entry.discardedAt().isEmpty(), "nobody discarded it: " + entry);
    require(!heard.ended() || entry.ending().isPresent(), "its end is forgotten: " + entry);
    require(!heard.stored() || entry.tombstone().isPresent(), "its proof is forgotten: " + entry);
  }

  private void requireWhole(long length, Sha256 sha256, SpoolEntry entry) {
    require(
        length == Take.LENGTH && sha256.hex().equals(Take.CONTENT.sha256(length)),
        "what is told of its end is not what it is: " + entry);
  }

  private void requireRight(Spool spool, SpoolEntry entry) {
    long durable = entry.durableBytes();
    try (InputStream in = spool.content(entry.recording(), new ByteRange(0, durable)).open()) {
      String difference = Take.CONTENT.differenceOf(in, durable);
      require(difference.isEmpty(), difference + ": " + entry);
    } catch (IOException e) {
      require(false, "it cannot be read: %s: %s".formatted(e, entry));
    }
  }

  /** Its recorder is still there. */
  private static void goOn(Service service, RecordingRef recording) {
    long offset = Take.offset(service, recording);
    while (offset < Take.LENGTH) {
      offset = Take.send(service, recording, offset);
    }
    Take.end(service, recording);
  }

  private void atItsEnd(Service service, SpoolEntry before) {
    SpoolEntry entry = service.spool().find(before.recording()).orElseThrow();
    require(entry.purged(), "its bytes are still here: " + entry);
    if (entry.discardedAt().isPresent()) {
      return;
    }
    RecordingState state = Take.state(service, entry.recording());
    if (!(state
        instanceof RecordingState.Stored(Ending ending, var key, var version, var proof, var at))) {
      throw failure("nothing fails any more, and it is not stored: %s, %s".formatted(state, entry));
    }
    requireWhole(ending.length(), ending.sha256(), entry);
    if (before.tombstone().isEmpty()) {
      byte[] stored = service.stored(key).orElseThrow(() -> failure("it is not in its location"));
      require(
          Arrays.equals(stored, Take.CONTENT.piece(0, (int) Take.LENGTH)),
          "what is in its location is not what was sent");
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw failure(otherwise);
    }
  }

  private AssertionError failure(String what) {
    return new AssertionError("%s; it had said:%n%s".formatted(what, heard.output()));
  }
}
