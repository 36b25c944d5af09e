package dev.custody.adapter.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.out.SpoolException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may take more of the disk. */
@Timeout(60)
class SpaceTest {
  private static final long MEBIBYTE = 1 << 20;

  private final ManualScheduler scheduler = new ManualScheduler();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile long usable = 2000 * MEBIBYTE;
  private final Space space = new Space(disk(), Path.of("spool"), SpoolLimits.DEFAULT, scheduler);

  @Test
  void allWhoComeBeforeTheDiskHasToldItsRoomAreServed() throws Exception {
    List<FutureTask<Boolean>> takers =
        Stream.generate(() -> new FutureTask<>(() -> take(1), true)).limit(20).toList();
    List<Thread> threads = takers.stream().map(Thread::startVirtualThread).toList();
    while (threads.stream().anyMatch(each -> each.isAlive() && !waits(each))) {
      Thread.onSpinWait();
    }

    told.countDown();

    for (FutureTask<Boolean> each : takers) {
      each.get(30, TimeUnit.SECONDS);
    }
    assertEquals(1, asked.get());
  }

  @Test
  void whoComesAfterALongPauseIsJudgedByTheRoomOfNow() {
    told.countDown();
    usable = 0;
    assertThrows(SpoolException.Full.class, () -> take(1));
    usable = 2000 * MEBIBYTE;

    scheduler.pass(Duration.ofHours(1));

    take(1);
  }

  @Test
  void theRefusalTellsWhatIsFreeAndWhatStaysFree() {
    told.countDown();
    take(1400 * MEBIBYTE);

    var refusal = assertThrows(SpoolException.Full.class, () -> take(100 * MEBIBYTE));

    assertEquals(
        "The disk of the spool has 600 MiB free, and 512 MiB of it are always left free: no bytes"
            + " are taken until deliveries, or whoever else uses that disk, have made room. Send"
            + " again later.",
        refusal.getMessage());
  }

  @Test
  void whoAsksForRoomIsRefusedAsWhoTakesItAndTakesNone() {
    told.countDown();
    var limits = SpoolLimits.DEFAULT.withQuotas(100, 60);
    Space narrow = new Space(disk(), Path.of("spool"), limits, scheduler);
    narrow.add(Samples.ORGANIZATION, 50);

    narrow.requireRoom(Samples.ORGANIZATION, 10);
    narrow.requireRoom(Samples.ORGANIZATION, 10);
    assertThrows(
        SpoolException.OverQuota.class, () -> narrow.requireRoom(Samples.ORGANIZATION, 11));
    assertThrows(SpoolException.Full.class, () -> narrow.requireRoom(Samples.ORGANIZATION, 51));
    assertThrows(
        SpoolException.Full.class, () -> space.requireRoom(Samples.ORGANIZATION, 1900 * MEBIBYTE));
    narrow.take(Samples.ORGANIZATION, 10);
  }

  private void take(long bytes) {
    space.take(Samples.ORGANIZATION, bytes);
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }

  private Disk disk() {
    return (Disk)
        Proxy.newProxyInstance(
            Disk.class.getClassLoader(),
            new Class<?>[] {Disk.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "usableBytes" -> {
                    asked.incrementAndGet();
                    told.await();
                    yield usable;
                  }
                  case "totalBytes" -> 4000 * MEBIBYTE;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
