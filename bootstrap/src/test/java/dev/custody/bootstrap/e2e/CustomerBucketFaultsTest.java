package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Fault.KeepWrong;
import dev.custody.adapter.storage.testkit.cloud.Fault.Wrong;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.Order;
import dev.custody.adapter.storage.testkit.cloud.When;
import dev.custody.bootstrap.e2e.AwsBench.Connected;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way in which S3 and STS can misbehave: nothing is stored wrong, what is there stays as it
 * is, and once the fault is over the recording is stored, with no hand on it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerBucketFaultsTest {
  private static final int MORE_THAN_A_PUT = 65 << 20;

  private AwsBench bench;
  private Connected acme;

  @BeforeAll
  void start(@TempDir Path folder) {
    bench = new AwsBench(folder);
    acme = bench.connect("Acme");
  }

  @AfterAll
  void stop() {
    // Where there is nothing to test, it was never made.
    if (bench != null) {
      bench.close();
    }
  }

  /**
   * A fault of some calls.
   *
   * @param proof that it ends with
   * @param moved whether the recording goes to its next key, since something is under the first
   */
  record Case(Operation operation, int times, String proof, boolean moved, List<Fault> faults) {
    static Case of(Operation operation, Fault... faults) {
      return new Case(operation, 2, "checksum", false, List.of(faults));
    }

    Case once() {
      return new Case(operation, 1, proof, moved, faults);
    }

    Case provenBy(String word) {
      return new Case(operation, times, word, moved, faults);
    }

    Case movedOn() {
      return new Case(operation, 1, proof, true, faults);
    }

    @Override
    public String toString() {
      return operation + " " + faults;
    }
  }

  static Stream<Case> faultsOfOnePut() {
    return Stream.of(
        Case.of(Operation.PUT_OBJECT, Fault.accessDenied()),
        Case.of(Operation.PUT_OBJECT, Fault.internalError()),
        Case.of(Operation.PUT_OBJECT, Fault.slowDown()),
        Case.of(Operation.PUT_OBJECT, Fault.conflict()),
        Case.of(Operation.PUT_OBJECT, Fault.answer(404, "NoSuchBucket")),
        Case.of(Operation.PUT_OBJECT, Fault.answer(400, "BadDigest")),
        Case.of(Operation.PUT_OBJECT, Fault.answer(403, "RequestTimeTooSkewed")),
        Case.of(Operation.PUT_OBJECT, Fault.answer(400, "KMS.DisabledException")),
        Case.of(Operation.PUT_OBJECT, Fault.accessDenied(), Fault.noErrorMessage()),
        Case.of(Operation.PUT_OBJECT, Fault.cutBefore()),
        Case.of(Operation.PUT_OBJECT, Fault.cutInBody(10)),
        Case.of(Operation.PUT_OBJECT, Fault.loseReply()).once().provenBy("head"),
        Case.of(Operation.PUT_OBJECT, Fault.noChecksums()).once(),
        Case.of(Operation.PUT_OBJECT, Fault.noChecksums(), Fault.emptyEtag())
            .once()
            .provenBy("head"),
        Case.of(Operation.PUT_OBJECT, new KeepWrong(Wrong.FLIPPED, true)).movedOn(),
        Case.of(Operation.PUT_OBJECT, new KeepWrong(Wrong.TRUNCATED, true)).movedOn(),
        Case.of(Operation.PUT_OBJECT, new KeepWrong(Wrong.FRAMED, true), Fault.noChecksums())
            .movedOn(),
        Case.of(Operation.ASSUME_ROLE, Fault.throttling()),
        Case.of(Operation.ASSUME_ROLE, Fault.accessDenied(), Fault.noErrorCode()),
        Case.of(Operation.ASSUME_ROLE, Fault.packedPolicyTooLarge()),
        Case.of(Operation.ASSUME_ROLE, Fault.internalError()),
        Case.of(Operation.ASSUME_ROLE, Fault.loseReply()));
  }

  static Stream<Case> faultsOfAnUpload() {
    return Stream.of(
        Case.of(Operation.CREATE_MULTIPART_UPLOAD, Fault.internalError()),
        Case.of(Operation.CREATE_MULTIPART_UPLOAD, Fault.loseReply()).once(),
        Case.of(Operation.UPLOAD_PART, Fault.slowDown()),
        Case.of(Operation.UPLOAD_PART, Fault.cutInBody(1 << 20)),
        Case.of(Operation.UPLOAD_PART, Fault.loseReply()),
        Case.of(Operation.UPLOAD_PART, Fault.accessDenied()),
        Case.of(Operation.UPLOAD_PART, Fault.answer(404, "NoSuchUpload")),
        Case.of(Operation.UPLOAD_PART, new KeepWrong(Wrong.FLIPPED, true)),
        Case.of(Operation.COMPLETE_MULTIPART_UPLOAD, Fault.internalError()),
        Case.of(Operation.COMPLETE_MULTIPART_UPLOAD, Fault.errorIn200()),
        Case.of(Operation.COMPLETE_MULTIPART_UPLOAD, Fault.conflict()).once(),
        Case.of(Operation.COMPLETE_MULTIPART_UPLOAD, Fault.answer(400, "EntityTooSmall")).once(),
        Case.of(Operation.COMPLETE_MULTIPART_UPLOAD, Fault.loseReply()).once().provenBy("head"),
        Case.of(Operation.COMPLETE_MULTIPART_UPLOAD, Fault.noChecksums()).once());
  }

  @ParameterizedTest
  @MethodSource("faultsOfOnePut")
  void aRecordingIsStoredRightWhateverHappensToItsPut(Case fault) {
    storedRight(fault, 1_000);
  }

  @ParameterizedTest
  @MethodSource("faultsOfAnUpload")
  void aRecordingIsStoredRightWhateverHappensToItsUpload(Case fault) {
    storedRight(fault, MORE_THAN_A_PUT);
  }

  private void storedRight(Case fault, int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    if (fault.operation() == Operation.ASSUME_ROLE) {
      bench.cloud().expireAllSessions();
    }
    When when = When.calling(fault.operation()).times(fault.times());
    Answer stored;
    try (Order order = bench.cloud().misbehave(when, fault.faults().toArray(Fault[]::new))) {
      Answer recorded = bench.record(acme, content, 0);
      stored = bench.await(acme, recorded.text("id"), "stored");
      assertEquals(fault.times(), order.struck(), "how often the fault struck");
    }

    assertArrayEquals(content, bench.stored(acme, stored));
    assertEquals(fault.proof(), stored.text("proof"));
    String key = stored.text("objectKey");
    assertEquals(fault.moved(), key.endsWith("-2.ogg"), key);
    if (fault.moved()) {
      String first = key.replace("-2.ogg", ".ogg");
      assertTrue(acme.bucket().object(first).isPresent(), "what is wrong stays to be looked at");
    }
  }
}
