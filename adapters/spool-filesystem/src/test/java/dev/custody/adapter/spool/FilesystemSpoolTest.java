package dev.custody.adapter.spool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole spool on the disk of the machine. */
class FilesystemSpoolTest {
  private static final RecordingRef ONE = Samples.recording(1);
  private static final SpoolLimits LIMITS =
      SpoolLimits.DEFAULT.withReserve(0).withSegmentBytes(1 << 20);

  @TempDir Path directory;
  private final ThreadScheduler scheduler = new ThreadScheduler();
  private FilesystemSpool spool;

  @BeforeEach
  void open() {
    spool = opened();
  }

  private FilesystemSpool opened() {
    return FilesystemSpool.open(
        directory.resolve("spool"), LIMITS, InstantSource.fixed(Samples.NOW), scheduler);
  }

  @AfterEach
  void close() {
    spool.close();
    scheduler.close();
  }

  private void reopen() {
    spool.close();
    spool = opened();
  }

  private SpoolEntry entry() {
    return spool.find(ONE).orElseThrow();
  }

  private byte[] read(long offset, long length) throws IOException {
    try (InputStream in = spool.content(ONE, new ByteRange(offset, length)).open()) {
      return in.readAllBytes();
    }
  }

  private void write(byte[] bytes) {
    try (var writer = spool.takeOver(ONE)) {
      writer.write(bytes, 0, bytes.length);
      writer.force();
    }
  }

  @Test
  void whatIsForcedIsReadAgainAfterReopening() throws IOException {
    byte[] bytes = Samples.bytes(1, 3_000_000);
    spool.create(Samples.header(ONE));
    write(bytes);
    assertEquals(bytes.length, entry().durableBytes());
    assertArrayEquals(bytes, read(0, bytes.length));
    reopen();
    assertEquals(bytes.length, entry().durableBytes());
    assertEquals(Samples.header(ONE), entry().header());
    assertArrayEquals(bytes, read(0, bytes.length));
    assertArrayEquals(Arrays.copyOfRange(bytes, 999_999, 2_000_001), read(999_999, 1_000_002));
  }

  @Test
  void theEndTellsLengthAndHashOfEverything() {
    byte[] bytes = Samples.bytes(2, 700_000);
    spool.create(Samples.header(ONE));
    write(Arrays.copyOf(bytes, 300_000));
    reopen();
    write(Arrays.copyOfRange(bytes, 300_000, 700_000));
    Ending ending = spool.end(ONE, true, Samples.NOW);
    assertEquals(new Ending(700_000, Samples.sha256(bytes), true, Samples.NOW), ending);
    assertEquals(ending, spool.end(ONE, false, Samples.NOW.plusSeconds(1)));
    assertThrows(SpoolException.Ended.class, () -> spool.takeOver(ONE));
    reopen();
    assertEquals(Optional.of(ending), entry().ending());
    assertFalse(entry().open());
  }

  @Test
  void aTrickleBecomesDurableWithoutAnotherCall() {
    spool.create(Samples.header(ONE));
    try (var writer = spool.takeOver(ONE)) {
      writer.write(new byte[] {7}, 0, 1);
      SpoolEntry entry = spool.awaitBeyond(ONE, 0, Duration.ofSeconds(10));
      assertEquals(1, entry.durableBytes());
    }
  }

  @Test
  void aWriterTellsWhetherThereIsRoomBeforeAnythingIsWritten() {
    spool.create(Samples.header(ONE));
    try (var writer = spool.takeOver(ONE)) {
      writer.requireRoom(1);
      assertThrows(SpoolException.Full.class, () -> writer.requireRoom(1L << 60));
    }
    try (var writer = spool.stage(ONE)) {
      assertThrows(SpoolException.Full.class, () -> writer.requireRoom(1L << 60));
    }
  }

  @Test
  void aNewWriterFencesTheOneBeforeAndBeginsAtWhatWasForced() {
    spool.create(Samples.header(ONE));
    var old = spool.takeOver(ONE);
    old.write(new byte[100], 0, 100);
    var next = spool.takeOver(ONE);
    assertEquals(100, next.offset());
    assertEquals(100, entry().durableBytes());
    assertThrows(SpoolException.TakenOver.class, () -> old.write(new byte[1], 0, 1));
    assertThrows(SpoolException.TakenOver.class, old::force);
    old.close();
    next.write(new byte[10], 0, 10);
    assertEquals(110, next.force());
    next.close();
  }

  @Test
  void stagedBytesCountOnlyOnceCommitted() throws IOException {
    byte[] bytes = Samples.bytes(3, 600_000);
    spool.create(Samples.header(ONE));
    write(Arrays.copyOf(bytes, 1000));
    try (var dropped = spool.stage(ONE)) {
      dropped.write(new byte[5000], 0, 5000);
      assertEquals(6000, dropped.offset());
      dropped.force();
      assertEquals(1000, entry().durableBytes());
    }
    assertEquals(1000, entry().durableBytes());
    try (var stage = spool.stage(ONE)) {
      stage.write(bytes, 1000, 400_000);
      assertEquals(401_000, stage.commit());
    }
    assertEquals(401_000, entry().durableBytes());
    write(Arrays.copyOfRange(bytes, 401_000, 600_000));
    assertArrayEquals(bytes, read(0, 600_000));
    assertEquals(Samples.sha256(bytes), spool.end(ONE, false, Samples.NOW).sha256());
    reopen();
    assertArrayEquals(bytes, read(0, 600_000));
  }

  @Test
  void whatADeliveryDidIsKeptInOrder() {
    spool.create(Samples.header(ONE));
    List<DeliveryRecord> log =
        List.of(
            new DeliveryRecord.UploadBegun(new Storage.UploadId("u1")),
            new DeliveryRecord.PartSent(
                0,
                new Storage.PartReceipt(
                    1,
                    8 << 20,
                    "\"etag\"",
                    Optional.of(new Checksum(Checksum.Algorithm.CRC32C, "0a0b0c0d"))),
                true),
            new DeliveryRecord.UploadDropped(),
            new DeliveryRecord.KeyChosen(2, ObjectKey.of("other-2.cast")));
    log.forEach(done -> spool.append(ONE, done));
    assertEquals(log, spool.deliveryLog(ONE));
    reopen();
    assertEquals(log, spool.deliveryLog(ONE));
  }

  @Test
  void aDeclaredLengthIsKeptAndMayNotChange() {
    spool.create(Samples.header(ONE));
    write(new byte[10]);
    assertThrows(IllegalArgumentException.class, () -> spool.declareLength(ONE, 9));
    spool.declareLength(ONE, 20);
    spool.declareLength(ONE, 20);
    assertThrows(IllegalArgumentException.class, () -> spool.declareLength(ONE, 21));
    reopen();
    assertEquals(20, entry().declaredLength().orElseThrow());
  }

  @Test
  void bytesAreFreedOnlyBehindAProofAndOnceNobodyReadsThem() throws IOException {
    byte[] bytes = Samples.bytes(4, 500_000);
    spool.create(Samples.header(ONE));
    write(bytes);
    Ending ending = spool.end(ONE, false, Samples.NOW);
    assertThrows(IllegalStateException.class, () -> spool.purge(ONE));
    spool.entomb(ONE, Samples.tombstone(ending));
    try (InputStream reading = spool.content(ONE, new ByteRange(0, 500_000)).open()) {
      assertEquals(bytes[0], (byte) reading.read());
      spool.purge(ONE);
      assertArrayEquals(Arrays.copyOfRange(bytes, 1, 500_000), reading.readAllBytes());
    }
    assertTrue(entry().purged());
    assertThrows(SpoolException.Unknown.class, () -> read(0, 1));
    assertEquals(0, spool.space().used());
    reopen();
    assertTrue(entry().purged());
    assertEquals(500_000, entry().durableBytes());
    assertEquals(Optional.of(Samples.tombstone(ending)), entry().tombstone());
    spool.purge(ONE);
    spool.sweep(Samples.NOW.plus(Duration.ofDays(29)));
    assertTrue(spool.find(ONE).isPresent());
    spool.sweep(Samples.NOW.plus(Duration.ofDays(31)));
    assertEquals(Optional.empty(), spool.find(ONE));
  }

  @Test
  void aDiscardedRecordingTakesNoMoreAndIsPurged() {
    spool.create(Samples.header(ONE));
    var writer = spool.takeOver(ONE);
    writer.write(new byte[100], 0, 100);
    writer.force();
    spool.discard(ONE, Samples.NOW);
    assertThrows(SpoolException.Ended.class, () -> writer.write(new byte[1], 0, 1));
    writer.close();
    assertThrows(SpoolException.Ended.class, () -> spool.takeOver(ONE));
    spool.purge(ONE);
    assertEquals(100, entry().durableBytes());
    reopen();
    assertEquals(Optional.of(Samples.NOW), entry().discardedAt());
    assertTrue(entry().purged());
  }

  @Test
  void everythingIsTold() {
    Set<RecordingRef> made = new HashSet<>();
    for (int i = 1; i <= 50; i++) {
      RecordingRef ref = Samples.recording(Samples.organization(i % 3), i);
      spool.create(Samples.header(ref));
      made.add(ref);
    }
    List<RecordingRef> told = new ArrayList<>();
    spool.forEach(entry -> told.add(entry.recording()));
    assertEquals(50, told.size());
    assertEquals(made, new HashSet<>(told));
  }

  @Test
  void eachOrganizationIsToldWhatItTakes() {
    RecordingRef others = Samples.recording(Samples.organization(2), 1);
    spool.create(Samples.header(ONE));
    spool.create(Samples.header(others));
    write(new byte[100_000]);
    spool.end(ONE, false, Samples.NOW);
    long used = spool.usedBy(Samples.ORGANIZATION);
    assertTrue(used > 100_000, () -> used + " bytes");
    assertTrue(used < 102_000, () -> used + " bytes");
    assertEquals(spool.space().used(), used + spool.usedBy(Samples.organization(2)));
    assertEquals(0, spool.usedBy(Samples.organization(3)));
    reopen();
    assertEquals(used, spool.usedBy(Samples.ORGANIZATION));
    spool.entomb(ONE, Samples.tombstone(entry().ending().orElseThrow()));
    spool.purge(ONE);
    assertEquals(0, spool.usedBy(Samples.ORGANIZATION));
  }

  @Test
  void aFolderThatIsAnothersIsRefusedAndNothingIsToldOfIt() throws IOException {
    RecordingRef two = Samples.recording(2);
    RecordingRef three = Samples.recording(3);
    make(ONE, 1);
    make(two, 2);
    make(three, 3);

    whileClosed(() -> swap(folder(ONE), folder(two)));

    assertRefused(ONE);
    assertRefused(two);
    assertEquals(Set.of(three), told());
    assertEquals(Set.of(ONE, two), unreadable());
    assertArrayEquals(Samples.bytes(3, 5000), read(three, 5000));
    whileClosed(() -> swap(folder(ONE), folder(two)));
    assertArrayEquals(Samples.bytes(1, 5000), read(ONE, 5000));
    assertArrayEquals(Samples.bytes(2, 5000), read(two, 5000));
  }

  @Test
  void aFolderOfAnotherOrganizationIsRefusedAndNothingIsToldOfIt() throws IOException {
    RecordingRef others = Samples.recording(Samples.organization(2), 1);
    RecordingRef moved = Samples.recording(Samples.organization(2), 2);
    make(ONE, 1);
    make(others, 2);
    make(Samples.recording(2), 3);

    whileClosed(() -> swap(organization(ONE), organization(others)));

    assertRefused(ONE);
    assertRefused(others);
    assertRefused(moved);
    assertEquals(Set.of(), told());
    whileClosed(() -> swap(organization(ONE), organization(others)));
    assertArrayEquals(Samples.bytes(1, 5000), read(ONE, 5000));
    assertArrayEquals(Samples.bytes(2, 5000), read(others, 5000));
  }

  @Test
  void whatIsLeftOfAnotherAfterItsPurgeIsRefused() throws IOException {
    RecordingRef two = Samples.recording(2);
    for (RecordingRef each : List.of(ONE, two)) {
      make(each, 1);
      spool.entomb(each, Samples.tombstone(spool.end(each, false, Samples.NOW)));
      spool.purge(each);
    }

    whileClosed(() -> swap(purgedJournal(ONE), purgedJournal(two)));

    assertRefused(ONE);
    assertRefused(two);
    assertEquals(Set.of(), told());
  }

  private interface OnDisk {
    void run() throws IOException;
  }

  private void whileClosed(OnDisk work) throws IOException {
    spool.close();
    work.run();
    spool = opened();
  }

  private void make(RecordingRef recording, int seed) {
    spool.create(Samples.header(recording));
    try (var writer = spool.takeOver(recording)) {
      writer.write(Samples.bytes(seed, 5000), 0, 5000);
      writer.force();
    }
  }

  private Path folder(RecordingRef recording) {
    return new Layout(directory.resolve("spool")).folder(recording);
  }

  private Path organization(RecordingRef recording) {
    return new Layout(directory.resolve("spool")).organization(recording.organization());
  }

  private Path purgedJournal(RecordingRef recording) {
    return new Layout(directory.resolve("spool")).purgedJournal(recording);
  }

  private void swap(Path one, Path other) throws IOException {
    Path aside = directory.resolve("aside");
    Files.move(one, aside);
    Files.move(other, one);
    Files.move(aside, other);
  }

  /** Whatever is asked of it. */
  private void assertRefused(RecordingRef recording) {
    assertThrows(SpoolException.Failed.class, () -> spool.find(recording));
    assertThrows(SpoolException.Failed.class, () -> spool.takeOver(recording));
    assertThrows(SpoolException.Failed.class, () -> spool.content(recording, new ByteRange(0, 1)));
    assertThrows(SpoolException.Failed.class, () -> spool.deliveryLog(recording));
    assertThrows(SpoolException.Failed.class, () -> spool.end(recording, false, Samples.NOW));
    assertThrows(SpoolException.Failed.class, () -> spool.discard(recording, Samples.NOW));
    assertThrows(SpoolException.Failed.class, () -> spool.purge(recording));
    assertThrows(SpoolException.Failed.class, () -> spool.create(Samples.header(recording)));
  }

  private Set<RecordingRef> unreadable() {
    Set<RecordingRef> unreadable = new HashSet<>();
    spool.forEach(entry -> {}, unreadable::add);
    return unreadable;
  }

  private Set<RecordingRef> told() {
    Set<RecordingRef> told = new HashSet<>();
    spool.forEach(entry -> told.add(entry.recording()));
    return told;
  }

  private byte[] read(RecordingRef recording, long length) throws IOException {
    try (InputStream in = spool.content(recording, new ByteRange(0, length)).open()) {
      return in.readAllBytes();
    }
  }

  @Test
  void onlyOneMayHaveItOpen() {
    var e = assertThrows(SpoolException.Failed.class, this::opened);
    assertTrue(e.toString().contains("in use"), e::toString);
  }

  @Test
  void nobodyElseCanReadIt() throws IOException {
    spool.create(Samples.header(ONE));
    write(new byte[10]);
    try (var files = Files.walk(directory.resolve("spool"))) {
      for (Path path : files.toList()) {
        String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
        assertEquals(
            expected,
            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
            path::toString);
      }
    }
  }

  @Test
  void whatIsNotThereIsUnknown() {
    assertEquals(Optional.empty(), spool.find(ONE));
    assertThrows(SpoolException.Unknown.class, () -> spool.takeOver(ONE));
    spool.create(Samples.header(ONE));
    assertThrows(IllegalArgumentException.class, () -> spool.content(ONE, new ByteRange(0, 1)));
  }
}
