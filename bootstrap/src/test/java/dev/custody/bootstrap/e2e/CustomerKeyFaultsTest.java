package dev.custody.bootstrap.e2e;

import static dev.custody.adapter.storage.testkit.cloud.Operation.COMPLETE_MULTIPART_UPLOAD;
import static dev.custody.adapter.storage.testkit.cloud.Operation.CREATE_MULTIPART_UPLOAD;
import static dev.custody.adapter.storage.testkit.cloud.Operation.GET_OBJECT;
import static dev.custody.adapter.storage.testkit.cloud.Operation.HEAD_OBJECT;
import static dev.custody.adapter.storage.testkit.cloud.Operation.PUT_OBJECT;
import static dev.custody.adapter.storage.testkit.cloud.Operation.UPLOAD_PART;
import static dev.custody.bootstrap.e2e.CustomerBucketFaultsTest.HALF;
import static dev.custody.bootstrap.e2e.CustomerBucketFaultsTest.MAY_NOT_READ;
import static dev.custody.bootstrap.e2e.CustomerBucketFaultsTest.NO_BUCKET;
import static dev.custody.bootstrap.e2e.CustomerBucketFaultsTest.NO_SUCH_BUCKET;
import static dev.custody.bootstrap.e2e.CustomerBucketFaultsTest.PAGE;
import static dev.custody.bootstrap.e2e.CustomerBucketFaultsTest.STALL;

import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Fault.KeepWrong;
import dev.custody.adapter.storage.testkit.cloud.Fault.Wrong;
import dev.custody.bootstrap.e2e.KeyBench.Connected;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * As {@link CustomerBucketFaultsTest}, in a store that the customer names and reaches by an access
 * key: behind TLS, where other things are sent, and less is believed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerKeyFaultsTest {
  private static final String MAY_NOT_PUT = "Allow s3:PutObject in the user's permission policy";

  private KeyBench bench;
  private FaultyDelivery delivery;
  private FaultyDelivery opaque;

  @BeforeAll
  void start(@TempDir Path folder) {
    bench = new KeyBench(folder, "custody.s3.silence", "3s");
    delivery = delivery(bench.connect("Acme"));
    Connected other = bench.connect("Gamma");
    other.given().bucket().opaqueEtags();
    opaque = delivery(other);
  }

  private FaultyDelivery delivery(Connected by) {
    return new FaultyDelivery(bench.cloud(), by.given().bucket(), by.recordings());
  }

  @AfterAll
  void stop() {
    // Where there is nothing to test, it was never made.
    if (bench != null) {
      bench.close();
    }
  }

  static Stream<FaultCase> faultsOfOnePut() {
    return Stream.of(
        FaultCase.of(PUT_OBJECT, Fault.accessDenied()).blocking(MAY_NOT_PUT),
        FaultCase.of(PUT_OBJECT, Fault.answer(403, "InvalidAccessKeyId"))
            .blocking("the store does not know the credentials"),
        FaultCase.of(PUT_OBJECT, NO_SUCH_BUCKET).blocking(NO_BUCKET),
        FaultCase.of(PUT_OBJECT, Fault.internalError()).lasting(),
        FaultCase.of(PUT_OBJECT, Fault.slowDown())
            .then(Fault.conflict())
            .then(Fault.cutBefore())
            .then(Fault.cutInBody(10))
            .then(Fault.garbled(PAGE)),
        FaultCase.of(PUT_OBJECT, STALL).once(),
        FaultCase.of(PUT_OBJECT, Fault.loseReply()).once().provenBy("head"),
        FaultCase.of(PUT_OBJECT, Fault.slowDown()).whileTheKeyIsTaken(),
        FaultCase.of(PUT_OBJECT, Fault.noChecksums(), Fault.emptyEtag()).once().provenBy("head"),
        FaultCase.of(PUT_OBJECT, new KeepWrong(Wrong.FLIPPED, true)).once().movedOn(),
        FaultCase.of(PUT_OBJECT, new KeepWrong(Wrong.TRUNCATED, true), Fault.noChecksums())
            .once()
            .movedOn(),
        FaultCase.of(HEAD_OBJECT, Fault.accessDenied())
            .after(PUT_OBJECT, Fault.noChecksums(), Fault.emptyEtag())
            .blocking(MAY_NOT_READ)
            .provenBy("head"),
        readBack(Fault.internalError()).then(Fault.cutInBody(10)),
        readBack(STALL).once(),
        readBack(Fault.shortened()).once().provenBy("checksum").movedOn());
  }

  private static FaultCase readBack(Fault fault) {
    return FaultCase.of(GET_OBJECT, fault)
        .after(PUT_OBJECT, Fault.noChecksums())
        .withOpaqueEtags()
        .provenBy("read-back");
  }

  static Stream<FaultCase> faultsOfAnUpload() {
    return Stream.of(
        FaultCase.of(CREATE_MULTIPART_UPLOAD, Fault.slowDown()).then(Fault.garbled(PAGE)),
        FaultCase.of(UPLOAD_PART, Fault.internalError())
            .then(Fault.cutInBody(1 << 20))
            .then(Fault.loseReply())
            .then(new KeepWrong(Wrong.FLIPPED, true)),
        FaultCase.of(UPLOAD_PART, STALL).once(),
        FaultCase.of(UPLOAD_PART, Fault.accessDenied()).blocking(MAY_NOT_PUT),
        FaultCase.of(COMPLETE_MULTIPART_UPLOAD, Fault.slowDown())
            .then(Fault.cutBefore())
            .then(Fault.errorIn200())
            .then(Fault.garbled(PAGE))
            .then(Fault.garbled(HALF))
            .then(Fault.garbled("")),
        FaultCase.of(COMPLETE_MULTIPART_UPLOAD, Fault.loseReply()).once().provenBy("read-back"),
        FaultCase.of(COMPLETE_MULTIPART_UPLOAD, Fault.slowDown()).whileTheKeyIsTaken());
  }

  @ParameterizedTest
  @MethodSource("faultsOfOnePut")
  void aRecordingIsStoredRightWhateverHappensToItsPut(FaultCase fault) {
    (fault.opaque() ? opaque : delivery).endsWell(fault, FaultyDelivery.ONE_PUT);
  }

  @ParameterizedTest
  @MethodSource("faultsOfAnUpload")
  void aRecordingIsStoredRightWhateverHappensToItsUpload(FaultCase fault) {
    delivery.endsWell(fault, FaultyDelivery.MORE_THAN_A_PUT);
  }
}
