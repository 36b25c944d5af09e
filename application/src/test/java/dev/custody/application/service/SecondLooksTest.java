package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.fake.CountingIds;
import dev.custody.application.fake.ManualClock;
import dev.custody.application.fake.ManualScheduler;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class SecondLooksTest {
  private final ManualClock clock = new ManualClock();
  private final ManualScheduler scheduler = new ManualScheduler(clock, 1);
  private final CountingIds ids = new CountingIds();
  private final OrganizationId organization = ids.organization();
  private final List<RecordingRef> looked = new ArrayList<>();
  private Predicate<RecordingRef> outcome = _ -> true;
  private final SecondLooks looks = new SecondLooks(this::look, scheduler, clock);

  @Test
  void oneTimerWaitsHoweverManyAreToBeLookedAt() {
    for (int i = 0; i < 1_000; i++) {
      looks.inADay(recording(organization));
    }
    assertEquals(1, scheduler.timers());

    scheduler.advance(Duration.ofDays(1).minusSeconds(1));
    assertEquals(0, looked.size());
    scheduler.advance(Duration.ofSeconds(1));
    assertEquals(1_000, looked.size());
    assertEquals(0, scheduler.timers());
  }

  @Test
  void theNextBeginsWhenTheOneBeforeIsOver() {
    List<Integer> waiting = new ArrayList<>();
    outcome =
        _ -> {
          scheduler.advance(Duration.ofMinutes(1));
          waiting.add(looks.waiting());
          return true;
        };
    for (int i = 0; i < 3; i++) {
      looks.inADay(recording(organization));
    }

    scheduler.advance(Duration.ofDays(2));

    assertEquals(List.of(2, 1, 0), waiting);
  }

  @Test
  void whatOneStartFoundIsLookedAtWhenItsDayIsOverAndOnceMoreToBeSure() {
    RecordingRef young = recording(organization);
    RecordingRef old = recording(organization);
    looks.aDayAfter(young, clock.instant().minus(Duration.ofHours(20)));
    looks.aDayAfter(old, clock.instant().minus(Duration.ofDays(20)));

    scheduler.advance(Duration.ofMinutes(2));
    assertEquals(List.of(old), looked);
    scheduler.advance(Duration.ofHours(5));
    assertEquals(List.of(old, young), looked);
    scheduler.advance(Duration.ofDays(2));
    assertEquals(List.of(old, young, old, young), looked);
    assertEquals(0, scheduler.timers());
  }

  @Test
  void aLocationThatDoesNotAnswerHoldsUpNobodyElse() {
    outcome = recording -> !recording.organization().equals(organization);
    RecordingRef first = recording(organization);
    looks.inADay(first);
    for (int i = 0; i < 100; i++) {
      looks.inADay(recording(organization));
    }
    RecordingRef other = recording(ids.organization());
    looks.inADay(other);

    scheduler.advance(Duration.ofDays(1));

    assertEquals(List.of(first, other), looked);
    outcome = _ -> true;
    scheduler.advance(Duration.ofDays(1));
    assertEquals(103, looked.size(), "and each is taken again");
  }

  @Test
  void noMoreIsRememberedThanFitsAndTheYoungestComeFirst() {
    RecordingRef young = recording(organization);
    looks.aDayAfter(young, clock.instant().minus(Duration.ofHours(20)));
    for (int i = 0; i < SecondLooks.MOST_WAITING + 1_000; i++) {
      looks.aDayAfter(recording(organization), clock.instant().minus(Duration.ofDays(9)));
    }
    assertEquals(SecondLooks.MOST_WAITING, looks.waiting());

    scheduler.advance(Duration.ofHours(5));
    assertTrue(looked.contains(young));
  }

  @Test
  void anErrorIsNotTheLastLook() {
    RecordingRef recording = recording(organization);
    looks.inADay(recording);
    outcome =
        _ -> {
          throw new OutOfMemoryError("a test wants it to");
        };
    assertThrows(Error.class, () -> scheduler.advance(Duration.ofDays(1)));

    outcome = _ -> true;
    scheduler.advance(Duration.ofDays(1));

    assertEquals(List.of(recording, recording), looked);
  }

  private boolean look(RecordingRef recording) {
    looked.add(recording);
    return outcome.test(recording);
  }

  private RecordingRef recording(OrganizationId owner) {
    return new RecordingRef(owner, ids.recording());
  }
}
