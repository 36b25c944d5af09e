package dev.custody.bootstrap.e2e;

import static dev.custody.adapter.storage.testkit.cloud.Operation.ASSUME_ROLE;
import static dev.custody.adapter.storage.testkit.cloud.Operation.COMPLETE_MULTIPART_UPLOAD;
import static dev.custody.adapter.storage.testkit.cloud.Operation.CREATE_MULTIPART_UPLOAD;
import static dev.custody.adapter.storage.testkit.cloud.Operation.GET_OBJECT;
import static dev.custody.adapter.storage.testkit.cloud.Operation.HEAD_OBJECT;
import static dev.custody.adapter.storage.testkit.cloud.Operation.PUT_OBJECT;
import static dev.custody.adapter.storage.testkit.cloud.Operation.UPLOAD_PART;

import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Fault.KeepWrong;
import dev.custody.adapter.storage.testkit.cloud.Fault.Wrong;
import dev.custody.bootstrap.e2e.AwsBench.Connected;
import java.nio.file.Path;
import java.time.Duration;
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
  static final String MAY_NOT_PUT = "Allow s3:PutObject in the role's permission policy";
  static final String NO_BUCKET = "Make it, or correct its name";
  static final String MAY_NOT_READ = "allow reading it";

  /** What something in between answers that has pages of its own. */
  static final String PAGE =
      "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

  static final String HALF =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><CompleteMultipartUploadResult><Bucket>acm";

  static final Fault STALL = Fault.stall(Duration.ofMinutes(5));
  static final Fault NO_SUCH_BUCKET = Fault.answer(404, "NoSuchBucket");
  static final Fault NO_SUCH_UPLOAD = Fault.answer(404, "NoSuchUpload");

  private AwsBench bench;
  private FaultyDelivery delivery;
  private FaultyDelivery opaque;

  @BeforeAll
  void start(@TempDir Path folder) {
    bench = new AwsBench(folder, "custody.s3.silence", "3s");
    delivery = delivery(bench.connect("Acme"));
    Connected other = bench.connect("Gamma");
    other.bucket().opaqueEtags();
    opaque = delivery(other);
  }

  private FaultyDelivery delivery(Connected by) {
    return new FaultyDelivery(
        bench.cloud(), by.bucket(), new TenantRecordings(bench.service(), by.tenant()));
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
        FaultCase.of(PUT_OBJECT, Fault.accessDenied(), Fault.noErrorMessage())
            .blocking(MAY_NOT_PUT),
        FaultCase.of(PUT_OBJECT, NO_SUCH_BUCKET).blocking(NO_BUCKET),
        FaultCase.of(PUT_OBJECT, Fault.answer(400, "KMS.DisabledException"))
            .blocking("Enable it in KMS"),
        FaultCase.of(PUT_OBJECT, Fault.internalError()).lasting(),
        FaultCase.of(PUT_OBJECT, Fault.slowDown()),
        FaultCase.of(PUT_OBJECT, Fault.conflict()),
        FaultCase.of(PUT_OBJECT, Fault.answer(400, "BadDigest")),
        FaultCase.of(PUT_OBJECT, Fault.answer(403, "RequestTimeTooSkewed")),
        FaultCase.of(PUT_OBJECT, Fault.cutBefore()).lasting(),
        FaultCase.of(PUT_OBJECT, Fault.cutInBody(10)),
        FaultCase.of(PUT_OBJECT, STALL).once(),
        FaultCase.of(PUT_OBJECT, Fault.loseReply()).once().provenBy("head"),
        FaultCase.of(PUT_OBJECT, Fault.slowDown()).whileTheKeyIsTaken(),
        FaultCase.of(PUT_OBJECT, Fault.noChecksums()).once(),
        FaultCase.of(PUT_OBJECT, Fault.noChecksums(), Fault.emptyEtag()).once().provenBy("head"),
        FaultCase.of(PUT_OBJECT, Fault.wrongEtag()).once(),
        FaultCase.of(PUT_OBJECT, Fault.noChecksums(), Fault.wrongEtag()).once().provenBy("head"),
        FaultCase.of(PUT_OBJECT, Fault.garbled(PAGE)),
        FaultCase.of(PUT_OBJECT, Fault.garbled("")),
        FaultCase.of(PUT_OBJECT, Fault.garbledReply(PAGE)).once().provenBy("head"),
        FaultCase.of(PUT_OBJECT, new KeepWrong(Wrong.FLIPPED, true)).once().movedOn(),
        FaultCase.of(PUT_OBJECT, new KeepWrong(Wrong.TRUNCATED, true)).once().movedOn(),
        FaultCase.of(PUT_OBJECT, new KeepWrong(Wrong.FRAMED, true), Fault.noChecksums())
            .once()
            .movedOn());
  }

  /** What was taken is asked for, and if need be read again, before it is believed. */
  static Stream<FaultCase> faultsOfTheProof() {
    return Stream.of(
        asked(Fault.internalError()).lasting(),
        asked(Fault.answer(404, "NoSuchKey")),
        asked(Fault.cutBefore()),
        asked(STALL).once(),
        asked(Fault.accessDenied()).blocking(MAY_NOT_READ),
        asked(Fault.garbled(PAGE)),
        foundTaken(Fault.internalError()),
        foundTaken(Fault.answer(404, "NoSuchKey")),
        foundTaken(Fault.loseReply()),
        // Whose it is cannot be said: it stays, and the recording goes elsewhere.
        foundTaken(Fault.accessDenied()).once().provenBy("checksum").movedOn(),
        readBack(Fault.internalError()).lasting(),
        readBack(Fault.cutBefore()),
        readBack(Fault.cutInBody(10)),
        readBack(STALL).once(),
        readBack(Fault.accessDenied()).blocking(MAY_NOT_READ),
        readBack(Fault.shortened()).once().provenBy("checksum").movedOn(),
        readBack(Fault.garbled(PAGE)).once().provenBy("checksum").movedOn());
  }

  private static FaultCase asked(Fault fault) {
    return FaultCase.of(HEAD_OBJECT, fault)
        .after(PUT_OBJECT, Fault.noChecksums(), Fault.emptyEtag())
        .provenBy("head");
  }

  private static FaultCase foundTaken(Fault fault) {
    return FaultCase.of(HEAD_OBJECT, fault).after(PUT_OBJECT, Fault.loseReply()).provenBy("head");
  }

  private static FaultCase readBack(Fault fault) {
    return FaultCase.of(GET_OBJECT, fault)
        .after(PUT_OBJECT, Fault.noChecksums())
        .withOpaqueEtags()
        .provenBy("read-back");
  }

  static Stream<FaultCase> faultsOfTheRole() {
    return Stream.of(
        FaultCase.of(ASSUME_ROLE, Fault.throttling()),
        FaultCase.of(ASSUME_ROLE, Fault.accessDenied(), Fault.noErrorCode())
            .blocking("its trust policy does not name this service's principal"),
        FaultCase.of(ASSUME_ROLE, Fault.packedPolicyTooLarge()),
        FaultCase.of(ASSUME_ROLE, Fault.internalError()),
        FaultCase.of(ASSUME_ROLE, Fault.garbled(PAGE)),
        FaultCase.of(ASSUME_ROLE, Fault.loseReply()));
  }

  /** Several where they end alike: each recording here is 65 MiB. */
  static Stream<FaultCase> faultsOfAnUpload() {
    return Stream.of(
        FaultCase.of(CREATE_MULTIPART_UPLOAD, Fault.internalError())
            .then(Fault.slowDown())
            .then(Fault.garbled(PAGE))
            .then(Fault.garbled(HALF)),
        FaultCase.of(CREATE_MULTIPART_UPLOAD, NO_SUCH_BUCKET).blocking(NO_BUCKET),
        FaultCase.of(CREATE_MULTIPART_UPLOAD, Fault.loseReply())
            .once()
            .then(Fault.garbledReply(""))
            .leavingOpen(2),
        FaultCase.of(UPLOAD_PART, Fault.slowDown()).lasting(),
        FaultCase.of(UPLOAD_PART, Fault.cutInBody(1 << 20))
            .then(Fault.loseReply())
            .then(new KeepWrong(Wrong.FLIPPED, true)),
        FaultCase.of(UPLOAD_PART, STALL).once(),
        FaultCase.of(UPLOAD_PART, Fault.accessDenied()).blocking(MAY_NOT_PUT),
        FaultCase.of(UPLOAD_PART, NO_SUCH_UPLOAD).once(),
        FaultCase.of(UPLOAD_PART, Fault.wrongEtag()).once().then(Fault.garbled(PAGE)),
        FaultCase.of(COMPLETE_MULTIPART_UPLOAD, Fault.internalError())
            .then(Fault.slowDown())
            .then(Fault.cutBefore())
            .then(Fault.errorIn200())
            .then(Fault.garbled(PAGE))
            .then(Fault.garbled(HALF))
            .then(Fault.garbled("")),
        FaultCase.of(COMPLETE_MULTIPART_UPLOAD, STALL).once(),
        FaultCase.of(COMPLETE_MULTIPART_UPLOAD, Fault.accessDenied()).blocking(MAY_NOT_PUT),
        FaultCase.of(COMPLETE_MULTIPART_UPLOAD, NO_SUCH_UPLOAD)
            .once()
            .then(Fault.conflict())
            .then(Fault.answer(400, "EntityTooSmall")),
        FaultCase.of(COMPLETE_MULTIPART_UPLOAD, Fault.garbledReply(PAGE)).once().provenBy("head"),
        FaultCase.of(HEAD_OBJECT, Fault.internalError())
            .after(COMPLETE_MULTIPART_UPLOAD, Fault.loseReply())
            .provenBy("head"),
        FaultCase.of(COMPLETE_MULTIPART_UPLOAD, Fault.slowDown()).whileTheKeyIsTaken(),
        FaultCase.of(COMPLETE_MULTIPART_UPLOAD, Fault.wrongEtag()).once(),
        FaultCase.of(COMPLETE_MULTIPART_UPLOAD, Fault.noChecksums()).once());
  }

  @ParameterizedTest
  @MethodSource("faultsOfOnePut")
  void aRecordingIsStoredRightWhateverHappensToItsPut(FaultCase fault) {
    delivery.endsWell(fault, FaultyDelivery.ONE_PUT);
  }

  @ParameterizedTest
  @MethodSource("faultsOfTheProof")
  void aRecordingIsStoredRightWhateverHappensToItsProof(FaultCase fault) {
    (fault.opaque() ? opaque : delivery).endsWell(fault, FaultyDelivery.ONE_PUT);
  }

  @ParameterizedTest
  @MethodSource("faultsOfTheRole")
  void aRecordingIsStoredRightWhateverHappensToItsRole(FaultCase fault) {
    bench.cloud().expireAllSessions();
    delivery.endsWell(fault, FaultyDelivery.ONE_PUT);
  }

  @ParameterizedTest
  @MethodSource("faultsOfAnUpload")
  void aRecordingIsStoredRightWhateverHappensToItsUpload(FaultCase fault) {
    delivery.endsWell(fault, FaultyDelivery.MORE_THAN_A_PUT);
  }
}
