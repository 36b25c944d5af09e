package dev.custody.adapter.storage.filesystem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.Checksums;
import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.ObjectHead;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies between any two steps leaves a whole object or none. */
class CrashTest {
  private static final ObjectKey KEY = StorageUnderTest.key("a");
  private static final TestContent FIRST = TestContent.random(5 << 20, 1);
  private static final TestContent SECOND = TestContent.random(70_000, 2);

  @TempDir Path directory;

  /** What a crash in front of the n-th force is tried on. */
  @FunctionalInterface
  private interface Trial {
    boolean crashes(Path root, int at) throws Exception;
  }

  @Test
  void inTheMiddleOfAPut() throws Exception {
    int points =
        eachPoint((root, at) -> {
          FreezingForcing forcing = new FreezingForcing(at);
          return forcing.crashes(
              () -> quietly(() -> storage(root, forcing).put("a", SECOND)),
              () -> {
                StorageUnderTest next = new StorageUnderTest(root);
                assertWholeOrNone(next, SECOND.bytes());
                assertEnds(next.put("a", SECOND), next, SECOND.bytes());
              });
        });

    assertTrue(points >= 4, "tried at %d points".formatted(points));
  }

  @Test
  void inTheMiddleOfAPart() throws Exception {
    int points =
        eachPoint((root, at) -> {
          StorageUnderTest before = new StorageUnderTest(root);
          UploadId upload = before.begin("a");
          PartReceipt first = before.part("a", upload, 1, FIRST);
          FreezingForcing forcing = new FreezingForcing(at);
          return forcing.crashes(
              () -> quietly(() -> storage(root, forcing).part("a", upload, 2, FIRST)),
              () -> {
                StorageUnderTest next = new StorageUnderTest(root);
                assertWholeOrNone(next, new byte[0]);
                PartReceipt second = next.part("a", upload, 2, SECOND);
                assertEnds(
                    next.storage().completeIfAbsent(KEY, upload, List.of(first, second)),
                    next,
                    whole());
              });
        });

    assertEquals(2, points);
  }

  @Test
  void inTheMiddleOfACompletion() throws Exception {
    assertTrue(completions(List.of(1, 2)) >= 3);
  }

  @Test
  void inTheMiddleOfACompletionThatPutsPartsTogether() throws Exception {
    assertTrue(completions(List.of(2, 1)) >= 3);
  }

  private int completions(List<Integer> order) throws Exception {
    return eachPoint((root, at) -> {
      StorageUnderTest before = new StorageUnderTest(root);
      UploadId upload = before.begin("a");
      List<PartReceipt> parts = new ArrayList<>();
      for (int number : order) {
        parts.add(before.part("a", upload, number, number == 1 ? FIRST : SECOND));
      }
      parts.sort((one, other) -> one.number() - other.number());
      FreezingForcing forcing = new FreezingForcing(at);
      return forcing.crashes(
          () ->
              quietly(() -> storage(root, forcing).storage().completeIfAbsent(KEY, upload, parts)),
          () -> {
            StorageUnderTest next = new StorageUnderTest(root);
            assertWholeOrNone(next, whole());
            assertEnds(next.storage().completeIfAbsent(KEY, upload, parts), next, whole());
          });
    });
  }

  private static StorageUnderTest storage(Path root, Forcing forcing) {
    return new StorageUnderTest(root, InstantSource.system(), forcing);
  }

  /** How many points there were to crash at. */
  private int eachPoint(Trial trial) throws Exception {
    int at = 0;
    while (trial.crashes(directory.resolve("run-" + at), at)) {
      at++;
    }
    return at;
  }

  /** However the call ends once it is let go, nobody hears of it: its process is dead. */
  private static void quietly(Runnable call) {
    try {
      call.run();
    } catch (StorageException unheard) {
      return;
    }
  }

  private static void assertWholeOrNone(StorageUnderTest storage, byte[] whole) {
    Optional<ObjectHead> head = storage.storage().head(KEY);
    assertEquals(
        head.map(found -> KEY).stream().toList(), storage.storage().list("", Optional.empty(), 10));
    if (head.isPresent()) {
      assertWhole(storage, whole);
    }
  }

  /** Of two tries one made it, and a third finds it. */
  private static void assertEnds(PutResult again, StorageUnderTest storage, byte[] whole) {
    assertTrue(
        again instanceof PutResult.Stored || again instanceof PutResult.AlreadyThere,
        again.toString());
    assertWhole(storage, whole);
    assertInstanceOf(PutResult.AlreadyThere.class, storage.put("a", SECOND));
  }

  private static void assertWhole(StorageUnderTest storage, byte[] whole) {
    ObjectHead head = storage.storage().head(KEY).orElseThrow();
    assertEquals(Optional.of("our-token"), head.token());
    assertEquals(Optional.of(Checksums.crc32c(whole)), head.checksum());
    try {
      assertArrayEquals(whole, Files.readAllBytes(storage.file("a")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] whole() {
    return Checksums.join(List.of(FIRST.bytes(), SECOND.bytes()));
  }
}
