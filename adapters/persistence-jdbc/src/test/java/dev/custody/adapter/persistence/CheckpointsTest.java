package dev.custody.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
  private final AtomicInteger forced = new AtomicInteger();

  @Test
  void eachWhoComesAloneHasACheckpointOfItsOwn() {
    var checkpoints = checkpoints(() -> {});

    checkpoints.ensure();
    checkpoints.ensure();

    assertEquals(2, forced.get());
  }

  @Test
  void allWhoComeDuringOneShareTheNext() throws Exception {
    var underWay = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var checkpoints =
        checkpoints(() -> {
          underWay.countDown();
          await(goOn);
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(checkpoints::ensure);
      await(underWay);
      var others =
          Stream.generate(() -> Thread.ofVirtual().start(checkpoints::ensure)).limit(20).toList();
      while (others.stream().anyMatch(each -> each.getState() != Thread.State.WAITING)) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      first.get(10, TimeUnit.SECONDS);
      for (Thread each : others) {
        assertTrue(each.join(Duration.ofSeconds(10)));
      }
    }

    assertEquals(2, forced.get());
  }

  @Test
  void afterOneThatFailedNothingIsSaidToBeDurable() {
    var fails = new AtomicInteger(1);
    var checkpoints =
        checkpoints(() -> {
          if (fails.getAndDecrement() == 1) {
            throw new SQLException("no space left on device");
          }
        });

    assertThrows(DatabaseException.class, checkpoints::ensure);
    var second = assertThrows(DatabaseException.class, checkpoints::ensure);

    assertEquals(1, forced.get(), "forced again after it had failed");
    assertTrue(String.valueOf(second.getMessage()).contains("look after the disk"));
  }

  /** What a checkpoint does here. */
  private interface Forcing {
    void force() throws SQLException;
  }

  private Checkpoints checkpoints(Forcing forcing) {
    Connection connection = nothingBehind(Connection.class, null);
    return new Checkpoints(
        nothingBehind(DataSource.class, connection),
        with -> {
          assertSame(connection, with);
          forced.incrementAndGet();
          forcing.force();
        });
  }

  /** Something of which every method answers the same. */
  private static <T> T nothingBehind(Class<T> type, @Nullable Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
