package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.fake.ManualClock;
import dev.custody.application.fake.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
  private final ManualScheduler scheduler = new ManualScheduler(new ManualClock(), 1);
  private final List<String> said = new ArrayList<>();
  private final Complaints complaints = new Complaints(new Listener(), scheduler);

  @Test
  void theFirstOfAKindIsSaidAtOnceWithItsExample() {
    complaints.complain("ending a recording broke off", "rec_1", new IllegalStateException("EIO"));

    assertEquals(List.of("ending a recording broke off: rec_1 (EIO)"), said);
  }

  @Test
  void whatGoesOnIsSaidOnceAnHourWithHowOftenItCame() {
    for (int second = 0; second < 3 * 3600; second++) {
      complaints.complain("the look broke off", new IllegalStateException("no database"));
      scheduler.advance(Duration.ofSeconds(1));
    }

    assertEquals(4, said.size(), said.toString());
    assertTrue(said.get(1).contains("it came 3539 times more"), said.get(1));
  }

  @Test
  void veryManyAtOnceAreSaidOnce() {
    for (int i = 0; i < 10_000; i++) {
      complaints.complain("recovering broke off", i, new IllegalStateException("no database"));
    }

    assertEquals(List.of("recovering broke off: 0 (no database)"), said);
  }

  @Test
  void whatStayedAwayForAWhileIsSaidAtOnce() {
    complaints.complain("the look broke off", new IllegalStateException("first"));
    scheduler.advance(Duration.ofMinutes(21));
    complaints.complain("the look broke off", new IllegalStateException("second"));

    assertEquals(List.of("the look broke off (first)", "the look broke off (second)"), said);
  }

  /** The disk's trouble must not be hushed up for the database's. */
  @Test
  void eachKindIsSaid() {
    complaints.complain("the look broke off", new IllegalStateException("no database"));
    complaints.complain("the look broke off", new IllegalArgumentException("another"));
    complaints.complain("the sweep broke off", new IllegalStateException("no database"));

    assertEquals(3, said.size());
  }

  @Test
  void whatIsRememberedIsBounded() {
    for (int i = 0; i < 1_000; i++) {
      complaints.complain("trouble " + i, new IllegalStateException("new"));
    }
    complaints.complain("trouble 999", new IllegalStateException("again"));
    complaints.complain("trouble 0", new IllegalStateException("forgotten"));

    assertEquals(1_001, said.size());
  }

  private final class Listener implements System.Logger {
    @Override
    public String getName() {
      return "test";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      if (level == Level.ERROR) {
        said.add("%s (%s)".formatted(message, thrown == null ? "" : thrown.getMessage()));
      }
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object... parameters) {
      assertEquals(Level.DEBUG, level, "each time");
    }
  }
}
