package dev.custody.bootstrap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not depend on what is recorded: everything here goes through a heap of 256 MB. */
class SmallHeapIT {
  private static final int LIVE = 200;
  private static final Duration PROMISED = Duration.ofSeconds(1);

  /**
   * A second is the promise. In the short form the machine may be anybody's: a build beside this
   * one holds a thread up for seconds. There it only shows that a byte needs no other one behind it
   * to become durable, and prints how long the worst took.
   */
  private static final Duration DURABLE_WITHIN =
      Form.wanted() == Form.LONG ? PROMISED : Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int MEBIBYTE = 1 << 20;

  @TempDir private Path folder;
  private OwnDisk disk;
  private Custody custody;
  private Api api;
  private Tenant tenant;

  @BeforeEach
  void start() throws IOException {
    disk = OwnDisk.in(folder);
    custody = Installation.in(disk.data()).with("CUSTODY_JAVA_OPTS", "-Xmx256m").start();
    api = new Api(custody.address());
    tenant = api.tenant("small heap");
  }

  @AfterEach
  void end() throws IOException {
    api.close();
    custody.close();
    disk.close();
  }

  @Test
  void aLongRecordingOfUnknownLengthGoesInAndOut() throws IOException {
    // Twice the heap, and little enough for a disk that is nearly full.
    long mebibytes = Form.wanted() == Form.LONG ? 5 * 1024 : 512;
    RandomBytes content = new RandomBytes(Form.seed());
    long begun = System.nanoTime();
    String recording = stream(content, mebibytes);
    double in = secondsSince(begun);
    api.awaitStored(tenant, recording, PATIENCE);
    double untilStored = secondsSince(begun);
    new StoredContent(api, tenant, disk.data()).check(recording, content, mebibytes * MEBIBYTE);
    System.out.printf(
        "small heap: %d MiB of unknown length in after %.1f s, stored after %.1f s, at most %d MiB resident%n",
        mebibytes, in, untilStored, custody.peakResidentMebibytes());
  }

  @Test
  void manySlowRecordingsLiveBesideAFastOne() throws IOException {
    List<LiveRecording> live =
        IntStream.range(0, LIVE)
            .mapToObj(i -> new LiveRecording(custody.address(), tenant, "live-" + i, i))
            .toList();
    List<Runnable> work = new ArrayList<>(live);
    RandomBytes fast = new RandomBytes(Form.seed());
    String[] beside = new String[1];
    work.add(() -> beside[0] = streamUnchecked(fast, 256));
    LagWatch watch = new LagWatch(custody.address(), tenant, live);
    work.add(watch);
    try (Crew crew = Crew.atWork(work)) {
      crew.awaitEnd();
      System.out.printf(
          "small heap: %d live recordings beside a fast one, %s, at most %d MiB resident%n",
          LIVE, watch, custody.peakResidentMebibytes());
    }
    StoredContent stored = new StoredContent(api, tenant, disk.data());
    for (LiveRecording each : live) {
      stored.check(each.id().orElseThrow(), each.content(), each.length());
    }
    stored.check(beside[0], fast, 256L * MEBIBYTE);
  }

  @Test
  void oneByteASecondIsDurableWithinASecond() throws IOException {
    RandomBytes content = new RandomBytes(1);
    int bytes = Form.wanted().cycles(5, 60);
    long worst = 0;
    try (TusWire sending = TusWire.to(custody.address(), tenant);
        TusWire asking = TusWire.to(custody.address(), tenant)) {
      String recording = sending.make("trickle", OptionalLong.empty());
      sending.openPatch(recording, 0);
      for (int i = 0; i < bytes; i++) {
        long sent = System.nanoTime();
        sending.wire().chunk(content.piece(i, 1));
        long wanted = i + 1L;
        Await.until(
            "byte " + wanted + " is durable",
            DURABLE_WITHIN,
            () -> head(asking, recording) == wanted);
        worst = Math.max(worst, System.nanoTime() - sent);
        Duration left = PROMISED.minusNanos(System.nanoTime() - sent);
        Await.pause(left.isNegative() ? Duration.ZERO : left);
      }
      assertEquals(bytes, sending.endPatch());
      sending.tellLength(recording, bytes);
      new StoredContent(api, tenant, disk.data()).check(recording, content, bytes);
    }
    System.out.printf(
        "small heap: %d bytes, one a second, each durable after at most %d ms%n",
        bytes, worst / 1_000_000);
    assertTrue(custody.alive());
  }

  private String streamUnchecked(RandomBytes content, long mebibytes) {
    try {
      return stream(content, mebibytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String stream(RandomBytes content, long mebibytes) throws IOException {
    try (Wire wire = Wire.to(custody.address())) {
      wire.request(
          "POST",
          tenant.recordings() + "?title=fast",
          "Authorization",
          tenant.authorization(),
          "Content-Type",
          "video/mp4",
          "Transfer-Encoding",
          "chunked");
      for (long i = 0; i < mebibytes; i++) {
        wire.chunk(content.piece(i * MEBIBYTE, MEBIBYTE));
      }
      wire.lastChunk();
      return wire.reply().expect(201).idInLocation();
    }
  }

  private static long head(TusWire tus, String recording) {
    try {
      return tus.head(recording);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
