package dev.custody.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.custody.application.fake.ManualClock;
import dev.custody.application.fake.ManualScheduler;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RecurringTest {
  private final ManualScheduler scheduler = new ManualScheduler(new ManualClock(), 1);
  private final Logger logger = (Logger) LoggerFactory.getLogger(Recurring.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private int times;
  private boolean fails;

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(log);
  }

  @Test
  void itIsDoneAgainAndAgain() {
    each(Duration.ofSeconds(1)).later();
    scheduler.runReady();
    assertEquals(0, times);

    scheduler.advance(Duration.ofSeconds(10));

    assertEquals(10, times);
  }

  @Test
  void itCanBeginAtOnce() {
    each(Duration.ofDays(1)).now();

    scheduler.runReady();

    assertEquals(1, times);
  }

  @Test
  void whatFailsEverySecondIsSaidOnceAnHourAndGoesOn() {
    fails = true;
    each(Duration.ofSeconds(1)).later();

    scheduler.advance(Duration.ofMinutes(90));

    assertEquals(90 * 60, times);
    assertEquals(2, log.list.size());
  }

  @Test
  void whatFailsEveryHourIsSaidEachTime() {
    fails = true;
    each(Duration.ofHours(1)).later();

    scheduler.advance(Duration.ofHours(5));

    assertEquals(5, log.list.size());
  }

  @Test
  void whatFailsAnewIsSaidAtOnce() {
    fails = true;
    each(Duration.ofSeconds(1)).later();
    scheduler.advance(Duration.ofSeconds(1));
    fails = false;
    scheduler.advance(Duration.ofSeconds(1));
    fails = true;

    scheduler.advance(Duration.ofSeconds(1));

    assertEquals(2, log.list.size());
  }

  private Recurring each(Duration between) {
    return new Recurring(
        scheduler,
        between,
        "test",
        () -> {
          times++;
          if (fails) {
            throw new IllegalStateException("told to fail");
          }
        });
  }
}
