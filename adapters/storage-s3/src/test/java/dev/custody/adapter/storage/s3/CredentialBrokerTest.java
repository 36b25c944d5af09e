package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StorageException.Refusal;
import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class CredentialBrokerTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final List<CredentialKey> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile Optional<StorageException> failure = Optional.empty();
  private final CredentialBroker broker =
      new CredentialBroker(this::assume, time::get, new Random(1));

  @Test
  void aThousandWhoStartTogetherCostOneCall() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    Set<Session> sessions = new HashSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Session>> all = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        all.add(
            threads.submit(() -> {
              start.await();
              return broker.session(key("acme"));
            }));
      }
      start.countDown();
      for (Future<Session> each : all) {
        sessions.add(each.get());
      }
    }

    assertEquals(1, asked.size());
    assertEquals(1, sessions.size());
  }

  @Test
  void anHourOfWorkCostsTwoCalls() {
    for (int minute = 0; minute < 60; minute++) {
      broker.session(key("acme"));
      pass(Duration.ofMinutes(1));
    }

    assertEquals(2, asked.size());
  }

  @Test
  void nothingIsSharedBetweenTwoThatDifferInAnything() {
    CredentialKey one = key("acme");
    List<CredentialKey> others =
        List.of(
            key("gamma"),
            new CredentialKey(
                one.organization(), one.location(), 2, one.role(), one.externalId(), one.policy()),
            new CredentialKey(
                one.organization(),
                key("beta").location(),
                1,
                one.role(),
                one.externalId(),
                one.policy()),
            new CredentialKey(
                one.organization(),
                one.location(),
                1,
                RoleArn.parse("arn:aws:iam::111122223333:role/other").orElseThrow(),
                one.externalId(),
                one.policy()),
            new CredentialKey(
                one.organization(),
                one.location(),
                1,
                one.role(),
                new ExternalId("another"),
                one.policy()),
            new CredentialKey(
                one.organization(),
                one.location(),
                1,
                one.role(),
                one.externalId(),
                Optional.of(SessionPolicy.NOTHING)));
    Session first = broker.session(one);

    for (CredentialKey other : others) {
      assertNotEquals(first.credentials(), broker.session(other).credentials(), other.toString());
    }
    assertSame(first, broker.session(one));
    assertEquals(1 + others.size(), asked.size());
  }

  @Test
  void whileAnotherIsFetchedTheOldOneServes() {
    Session first = broker.session(key("acme"));
    pass(HOUR.multipliedBy(81).dividedBy(100));
    failure = Optional.of(unavailable());

    assertSame(first, broker.session(key("acme")), "the fetch failed, the old one works still");
    failure = Optional.empty();
    pass(Duration.ofSeconds(2));
    assertNotEquals(first, broker.session(key("acme")));
  }

  @Test
  void aSessionThatEndsIsNotUsedForItsLastMinute() {
    Session first = broker.session(key("acme"));
    failure = Optional.of(unavailable());
    pass(HOUR.minusSeconds(61));
    assertSame(first, broker.session(key("acme")));
    pass(Duration.ofSeconds(2));

    assertThrows(StorageException.Unavailable.class, () -> broker.session(key("acme")));
  }

  @Test
  void whatFailedIsNotTriedAgainAtOnceAndMoreAndMoreSeldom() {
    failure = Optional.of(refused());
    List<Integer> triesAfter = new ArrayList<>();
    for (int second = 0; second < 64; second++) {
      int before = asked.size();
      assertThrows(StorageException.Refused.class, () -> broker.session(key("acme")));
      if (asked.size() > before) {
        triesAfter.add(second);
      }
      pass(Duration.ofSeconds(1));
    }

    assertEquals(List.of(0, 1, 3, 7, 15, 31, 63), triesAfter);
  }

  @Test
  void itRestsForFiveMinutesAtTheMost() {
    failure = Optional.of(refused());
    for (int i = 0; i < 40; i++) {
      assertThrows(StorageException.Refused.class, () -> broker.session(key("acme")));
      pass(Duration.ofMinutes(5));
    }

    assertEquals(40, asked.size());
  }

  @Test
  void tryingNowForgetsThatItFailed() {
    failure = Optional.of(refused());
    assertThrows(StorageException.Refused.class, () -> broker.session(key("acme")));
    failure = Optional.empty();
    assertThrows(StorageException.Refused.class, () -> broker.session(key("acme")), "it rests");

    broker.forgetFailures(key("acme").location());

    broker.session(key("acme"));
  }

  @Test
  void aFailureTellsEachCallerWhatWasRefused() {
    failure = Optional.of(refused());
    for (int i = 0; i < 2; i++) {
      StorageException.Refused told =
          assertThrows(StorageException.Refused.class, () -> broker.session(key("acme")));
      assertEquals("sts:AssumeRole", told.refusal().action());
      assertEquals("refused", told.getMessage());
    }
  }

  @Test
  void aDroppedSessionIsReplacedAndADroppedOldOneReplacesNothing() {
    Session first = broker.session(key("acme"));
    broker.drop(key("acme"), first);
    Session second = broker.session(key("acme"));
    assertNotEquals(first, second);

    broker.drop(key("acme"), first);

    assertSame(second, broker.session(key("acme")));
  }

  @Test
  void onlyASessionThatIsAMinuteOldMayBeStale() {
    Session session = broker.session(key("acme"));
    pass(Duration.ofSeconds(60));
    assertFalse(broker.mayBeStale(session));
    pass(Duration.ofSeconds(1));
    assertTrue(broker.mayBeStale(session));
  }

  @Test
  void noSecretShowsInASession() {
    Session session = broker.session(key("acme"));

    assertFalse(session.toString().contains("secret"), session::toString);
    assertFalse(session.toString().contains("token"), session::toString);
  }

  private AssumeRole.Assumed assume(CredentialKey key) {
    asked.add(key);
    if (failure.isPresent()) {
      throw failure.get();
    }
    String name = "ASIA" + asked.size();
    return new AssumeRole.Assumed(
        AwsSessionCredentials.create(name, "secret" + name, "token" + name), HOUR);
  }

  private void pass(Duration passed) {
    time.addAndGet(passed.toNanos());
  }

  private static StorageException unavailable() {
    return new StorageException.Unavailable("unavailable", null);
  }

  private static StorageException refused() {
    return new StorageException.Refused(
        "refused",
        new Refusal("sts:AssumeRole", Optional.empty(), Optional.empty(), Optional.empty()),
        null);
  }

  private static CredentialKey key(String organization) {
    String body = "_0" + organization + "0".repeat(25 - organization.length());
    return new CredentialKey(
        new OrganizationId(OrganizationId.PREFIX + body),
        new LocationId(LocationId.PREFIX + body),
        1,
        RoleArn.parse(RoleArn.EXAMPLE).orElseThrow(),
        new ExternalId("external-id-of-" + organization),
        Optional.of(new SessionPolicy("{}")));
  }
}
