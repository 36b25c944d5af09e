package dev.custody.domain.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.access.Caller;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditEventTest {
  private static final String BODY = "_00000000000000000000000001";

  @Test
  void whatComesFromOutsideIsOneLine() {
    AuditEvent event = event("rec\r\nid", Optional.of("first\nsecond\u001b[2J\u202e"));

    assertEquals("rec  id", event.target());
    assertEquals(Optional.of("first second [2J "), event.reason());
  }

  @Test
  void andBounded() {
    AuditEvent event = event("t".repeat(10_000), Optional.of("🔑".repeat(10_000)));

    assertEquals(100, event.target().length());
    assertEquals(500, event.reason().orElseThrow().codePoints().count());
  }

  @Test
  void timesAreAsDatabasesKeepThem() {
    assertEquals(Instant.parse("2026-01-01T00:00:00.123456Z"), event("x", Optional.empty()).time());
  }

  @Test
  void everyActionIsADottedWordOfItsOwn() {
    Set<String> words = new java.util.HashSet<>();
    for (AuditAction action : AuditAction.values()) {
      assertTrue(action.word().matches("[a-z]+\\.[a-z-]+"), action::word);
      assertTrue(words.add(action.word()), action::word);
      assertEquals(Optional.of(action), AuditAction.of(action.word()));
    }
    assertEquals(Optional.empty(), AuditAction.of("recording.stolen"));
    Arrays.stream(AuditOutcome.values())
        .forEach(outcome -> assertEquals(Optional.of(outcome), AuditOutcome.of(outcome.word())));
  }

  @Test
  void nobodyActsUnderAnyOtherName() {
    TokenId token = new TokenId("tok" + BODY);
    assertEquals("operator", Actor.of(new Caller.Operator()).name());
    assertEquals(
        token.value(),
        Actor.of(new Caller.TokenHolder(token, new OrganizationId("org" + BODY), Set.of())).name());
    for (String name : List.of("", "root", "org" + BODY, "custody\n")) {
      assertThrows(IllegalArgumentException.class, () -> new Actor(name));
    }
  }

  private static AuditEvent event(String target, Optional<String> reason) {
    return new AuditEvent(
        new AuditEventId("evt" + BODY),
        new OrganizationId("org" + BODY),
        Instant.parse("2026-01-01T00:00:00.123456789Z"),
        Actor.CUSTODY,
        AuditAction.RECORDING_CREATED,
        target,
        AuditOutcome.OK,
        reason);
  }
}
