package dev.custody.adapter.spool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.spool.simulated.SimulatedDisk;
import dev.custody.adapter.spool.simulated.SimulatedFile;
import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.service.Salvage;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.RecordingRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bits that flip on the spool's disk. */
class SpoiltBytesTest {
  private static final RecordingRef ONE = Samples.recording(1);
  private static final int FRAME = 10;

  private SimulatedDisk disk = new SimulatedDisk(new Random(1));
  private FilesystemSpool spool = open();

  private FilesystemSpool open() {
    return FilesystemSpool.open(
        Path.of("/spool"),
        SpoolLimits.DEFAULT.withReserve(0),
        InstantSource.fixed(Samples.NOW),
        new ManualScheduler(),
        disk);
  }

  @Test
  void eachSpoiltPlaceIsToldAndNothingElse() throws IOException {
    record(6);
    spoil(1);
    spoil(4);

    byte[] salvaged = salvaged();

    assertEquals(List.of(lost(1), lost(4)), lost());
    byte[] expected = bytes(6);
    Arrays.fill(expected, FRAME, 2 * FRAME, (byte) 0);
    Arrays.fill(expected, 4 * FRAME, 5 * FRAME, (byte) 0);
    assertArrayEquals(expected, salvaged);
  }

  @Test
  void whatWasFoundToBeLostIsKnownAfterARestart() throws IOException {
    record(6);
    spoil(1);
    spoil(4);
    salvaged();

    disk = disk.leastAfterPowerLoss();
    spool = open();

    assertEquals(List.of(lost(1), lost(4)), lost());
  }

  @Test
  void ofVeryManySpoiltPlacesTheLastOneStandsForAllBehindIt() throws IOException {
    int frames = 2_500;
    record(frames);
    for (int frame = 0; frame < frames; frame += 2) {
      spoil(frame);
    }

    salvaged();

    assertEquals(1_001, lost().size());
    assertEquals(lost(1_998), lost().get(999));
    assertEquals(new LostRange(lost(2_000).from(), lost(frames - 1).to()), lost().getLast());
  }

  /** A sector that the disk does not give out, as failing disks do. */
  @Test
  void whatTheDiskDoesNotGiveOutIsPassedOverByWhoeverWantsAllElse() throws IOException {
    int mebibyte = 1 << 20;
    byte[] sent = new byte[mebibyte];
    new Random(3).nextBytes(sent);
    spool.create(Samples.header(ONE));
    try (var writer = spool.takeOver(ONE)) {
      writer.write(sent, 0, mebibyte);
      writer.force();
    }
    var reads = new AtomicInteger();
    disk.fail((call, path) ->
        call == SimulatedDisk.Call.READ
            && path.toString().endsWith(".seg")
            && reads.incrementAndGet() == 3);

    byte[] salvaged = salvaged();

    assertEquals(mebibyte, salvaged.length);
    assertEquals(List.of(), lost(), "it may answer the next time");
    assertTrue(Arrays.mismatch(sent, salvaged) >= 0);
    assertArrayEquals(
        Arrays.copyOfRange(sent, mebibyte / 2 + (64 << 10), mebibyte),
        Arrays.copyOfRange(salvaged, mebibyte / 2 + (64 << 10), mebibyte));
  }

  /** Somebody else filled the disk, and the process was killed. */
  @Test
  void onAFullDiskWhatIsThereIsToldAndRead() throws IOException {
    record(6);
    disk = disk.afterKill();
    disk.setCapacity(disk.used());

    spool = open();

    assertEquals(List.of(), lost());
    assertArrayEquals(bytes(6), salvaged());
    spool.forEach(entry -> assertEquals(List.of(), entry.lost()));
  }

  @Test
  void whatWasDecidedIsNotGuessedWhereTheJournalIsSpoiltAndCanBeGivenUp() throws IOException {
    record(6);
    SimulatedFile journal = disk.file(journal());
    int begun = new JournalEntry(1, 0, new JournalRecord.Begun(Samples.header(ONE))).bytes().length;
    int oneCopy = (journal.length() - begun) / 2;
    spool.append(ONE, new DeliveryRecord.UploadDropped());
    journal.flip(begun + 10, 1);
    journal.flip(begun + oneCopy + 10, 1);
    disk = disk.leastAfterPowerLoss();
    spool = open();

    assertTrue(entry().damaged());
    assertArrayEquals(bytes(6), salvaged());
    assertThrows(SpoolException.Failed.class, () -> spool.deliveryLog(ONE));

    spool.discard(ONE, Samples.NOW);
    spool.purge(ONE);

    assertTrue(entry().purged());
    assertEquals(List.of(new DeliveryRecord.UploadDropped()), spool.deliveryLog(ONE));
  }

  private Path journal() {
    return disk.files().stream()
        .filter(path -> path.endsWith(Journal.NAME))
        .findFirst()
        .orElseThrow();
  }

  private void record(int frames) {
    spool.create(Samples.header(ONE));
    try (var writer = spool.takeOver(ONE)) {
      for (int frame = 0; frame < frames; frame++) {
        writer.write(bytes(frames), frame * FRAME, FRAME);
      }
      writer.force();
    }
    spool.end(ONE, false, Samples.NOW);
  }

  private static byte[] bytes(int frames) {
    byte[] bytes = new byte[frames * FRAME];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private void spoil(int frame) throws IOException {
    SimulatedFile file = disk.file(segments().findFirst().orElseThrow());
    file.flip(frame * (Frame.HEADER_BYTES + FRAME) + Frame.HEADER_BYTES, 1);
  }

  private Stream<Path> segments() {
    return disk.files().stream().filter(path -> path.toString().endsWith(".seg"));
  }

  private byte[] salvaged() throws IOException {
    var out = new ByteArrayOutputStream();
    Salvage.copy(spool, entry(), out);
    return out.toByteArray();
  }

  private List<LostRange> lost() {
    return entry().lost();
  }

  private SpoolEntry entry() {
    return spool.find(ONE).orElseThrow();
  }

  private static LostRange lost(int frame) {
    return new LostRange((long) frame * FRAME, (frame + 1L) * FRAME);
  }
}
