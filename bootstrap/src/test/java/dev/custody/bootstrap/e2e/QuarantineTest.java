package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.memory.Failure;
import dev.custody.adapter.storage.testkit.memory.InMemoryStorageType;
import dev.custody.adapter.storage.testkit.memory.Operation;
import dev.custody.bootstrap.Verbs;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.domain.storage.ObjectKey;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bytes are damaged between two starts of the service, before they were delivered: what is lost is
 * told to the byte by all who are asked, what is there is kept, and nobody else is held up.
 */
@Timeout(120)
class QuarantineTest {
  private static final int BYTES = 3_000_000;
  private static final int DAMAGED_AT = 1_500_000;

  /** So much is lost at most with one byte of it. */
  private static final int FRAME = 256 << 10;

  private static final byte[] HEALTHY = bytes(2, 100_000);
  private static final byte[] LIVE = bytes(3, 200_000);

  @TempDir private Path folder;
  private final byte[] content = bytes(1, BYTES);
  private RunningService service;
  private ConnectedInMemory acme;
  private String damaged = "";
  private String healthy = "";
  private TusUpload live;

  /** What happens to a file of bytes. */
  enum Damage {
    A_BIT_FLIPPED,
    CUT_SHORT,
    GONE
  }

  @BeforeEach
  void recordWhileTheLocationRefuses() {
    service = start();
    acme = ConnectedInMemory.of(service, "acme");
    service.part(InMemoryStorageType.class).faults().on(Operation.PUT).fail(Failure.REFUSED);
    damaged = record(content);
    healthy = record(HEALTHY);
    live = TusUpload.begin(service, acme.tenant(), LIVE);
    live.send(0, 100_000);
    acme.await(damaged, "blocked");
    service.close();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsLostIsToldToTheByteAndWhatIsThereIsKept(Damage damage) throws IOException {
    Path segment = segment(damaged);
    damage(segment, damage);
    byte[] left = Files.exists(segment) ? Files.readAllBytes(segment) : new byte[0];

    restart();

    Answer quarantined = acme.await(damaged, "quarantined");
    Lost lost = Lost.of(quarantined);
    switch (damage) {
      case A_BIT_FLIPPED -> {
        assertTrue(lost.from() <= DAMAGED_AT && DAMAGED_AT < lost.to(), lost::toString);
        assertTrue(lost.to() - lost.from() <= FRAME, lost::toString);
      }
      case CUT_SHORT -> {
        assertTrue(lost.from() <= DAMAGED_AT, lost::toString);
        assertTrue(DAMAGED_AT - lost.from() <= FRAME, lost::toString);
        assertEquals(BYTES, lost.to());
      }
      case GONE -> assertEquals(new Lost(0, BYTES), lost);
    }
    assertEquals(BYTES, quarantined.field("bytes").getLongValue());
    othersAreDelivered();
    operatorIsTold();
    service.close();

    Verbs.Said check = Verbs.run("spool", "check", "--data-directory", data());
    assertEquals(1, check.status(), check::out);
    assertEquals(
        "%s\tlost: bytes %d to %d%n1 recordings read, 1 with losses%n"
            .formatted(damaged, lost.from(), lost.to() - 1),
        check.out());
    assertArrayEquals(
        left, Files.exists(segment) ? Files.readAllBytes(segment) : new byte[0], "kept as it was");
    assertExported(lost);
  }

  @Test
  void aFolderThatIsGoneIsToldWithAllThatItHeld() throws IOException {
    Path gone = segment(damaged).getParent();
    try (Stream<Path> files = Files.list(gone)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(gone);

    restart();

    assertEquals(new Lost(0, BYTES), Lost.of(acme.await(damaged, "quarantined")));
    othersAreDelivered();
    operatorIsTold();
  }

  /** And nothing of the damaged one is with them, nor on its way. */
  private void othersAreDelivered() {
    live.at(service).send(100_000, LIVE.length);
    Answer first = acme.await(healthy, "stored");
    acme.assertHolds(first, HEALTHY);
    Answer second = acme.await(live.id(), "stored");
    acme.assertHolds(second, LIVE);
    assertEquals(
        Stream.of(first, second)
            .map(stored -> ObjectKey.of(stored.text("objectKey")))
            .collect(Collectors.toSet()),
        acme.objects().keySet());
    assertTrue(service.part(InMemoryStorageType.class).uploads("acme").isEmpty());
    Answer asked =
        service.post(
            acme.tenant().recordings() + "/" + damaged + "/deliveries",
            acme.tenant().token(),
            Map.of());
    assertEquals(202, asked.status(), asked::toString);
    assertEquals("quarantined", acme.recording(damaged).text("state"));
  }

  private void operatorIsTold() {
    assertEquals(1, Metrics.now(service).value("custody_recordings{state=\"quarantined\"}"));
    JsonNode quarantined = acme.storage().field("quarantined");
    assertEquals(1, Json.at(quarantined, "recordings").getIntValue());
    assertEquals(BYTES, Json.at(quarantined, "bytes").getLongValue());
  }

  private void assertExported(Lost lost) throws IOException {
    Path file = folder.resolve("exported");
    Verbs.Said export =
        Verbs.run(
            "spool", "export", damaged, "--output", file.toString(), "--data-directory", data());
    assertEquals(1, export.status(), export::err);
    byte[] expected = content.clone();
    Arrays.fill(expected, (int) lost.from(), (int) lost.to(), (byte) 0);
    assertArrayEquals(expected, Files.readAllBytes(file));
  }

  /** The one range of acknowledged bytes that is gone. */
  private record Lost(long from, long to) {
    static Lost of(Answer recording) {
      JsonNode ranges = recording.field("lost");
      assertEquals(1, ranges.size(), recording::toString);
      return new Lost(
          Json.at(ranges, 0, "from").getLongValue(), Json.at(ranges, 0, "to").getLongValue());
    }
  }

  private RunningService start() {
    return RunningService.start(folder, ConnectedInMemory.HASTY);
  }

  private void restart() {
    service = start();
    acme = acme.at(service);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private Path segment(String recording) throws IOException {
    Path spooled =
        folder.resolve("data").resolve("spool").resolve(acme.tenant().id()).resolve(recording);
    try (Stream<Path> files = Files.list(spooled)) {
      return files.filter(file -> file.toString().endsWith(".seg")).findFirst().orElseThrow();
    }
  }

  private void damage(Path segment, Damage damage) throws IOException {
    byte[] file = Files.readAllBytes(segment);
    int at = find(Arrays.copyOfRange(content, DAMAGED_AT, DAMAGED_AT + 8), file);
    switch (damage) {
      case A_BIT_FLIPPED -> {
        file[at] ^= 1;
        Files.write(segment, file);
      }
      case CUT_SHORT -> Files.write(segment, Arrays.copyOf(file, at));
      case GONE -> Files.delete(segment);
    }
  }

  /** Where bytes of the recording are in its file. */
  private static int find(byte[] wanted, byte[] file) {
    for (int at = 0; at + wanted.length <= file.length; at++) {
      if (Arrays.equals(wanted, 0, wanted.length, file, at, at + wanted.length)) {
        return at;
      }
    }
    throw new AssertionError("a frame ends there: choose another place");
  }

  private String record(byte[] bytes) {
    Answer recorded =
        service.send(
            "POST",
            acme.tenant().recordings(),
            acme.tenant().token(),
            BodyPublishers.ofByteArray(bytes),
            "Content-Type",
            "video/mp4");
    assertEquals(201, recorded.status(), recorded::toString);
    return recorded.text("id");
  }

  private static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
