package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.When;
import dev.custody.bootstrap.e2e.KeyBench.Connected;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores that speak S3 with an accent: what is stored is proven by what they show. */
class OtherStoresTest {
  private static final int MIB = 1 << 20;

  @TempDir private Path folder;
  private KeyBench bench;

  @BeforeEach
  void start() {
    bench = new KeyBench(folder);
  }

  @AfterEach
  void stop() {
    // Where there is nothing to test, it was never made.
    if (bench != null) {
      bench.close();
    }
  }

  /** As Ceph 16 is. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1_000, 20 * MIB})
  void aStoreThatKnowsNoChecksumsProvesByTheEtagsOfWhatItWasSent(int length) {
    bench
        .cloud()
        .misbehave(
            When.calling(Operation.Service.S3),
            new Fault.NoChecksums(),
            new Fault.NoTrailers(),
            new Fault.NoRegion(),
            new Fault.DeafToExpectedOwner());
    bench
        .cloud()
        .misbehave(
            When.calling(Operation.COMPLETE_MULTIPART_UPLOAD),
            new Fault.EmptyEtag(),
            new Fault.DeafToIfNoneMatch());

    assertStored(length, "checksum");
  }

  /** As with encryption by a key of the store's own. */
  @Test
  void aStoreWhoseEtagsAreNoDigestsProvesByChecksums() {
    Connected acme = bench.connect("Acme");
    acme.given().bucket().opaqueEtags();

    assertStored(acme, 20 * MIB, "checksum");
  }

  /** Neither the one nor the other: nothing is left but to read it again. */
  @ParameterizedTest
  @ValueSource(ints = {1_000, 20 * MIB})
  void aStoreThatShowsNothingIsReadBack(int length) {
    Connected acme = bench.connect("Acme");
    acme.given().bucket().opaqueEtags();
    bench.cloud().misbehave(When.calling(Operation.Service.S3), new Fault.NoChecksums());

    assertStored(acme, length, "read-back");
  }

  private void assertStored(int length, String proof) {
    assertStored(bench.connect("Acme"), length, proof);
  }

  private static void assertStored(Connected acme, int length, String proof) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);

    Answer stored = acme.recordings().record(content, 20);

    assertEquals("stored", stored.text("state"), stored::toString);
    assertEquals(proof, stored.text("proof"), stored::toString);
    assertArrayEquals(content, acme.stored(stored));
  }
}
