package dev.custody.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.text.InvalidFields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
  private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
  private static final TokenId ID = new TokenId("tok_0123456789abcdefghjkmnpqrs");
  private static final OrganizationId OURS = new OrganizationId("org_0123456789abcdefghjkmnpqrs");
  private static final OrganizationId OTHERS = new OrganizationId("org_zzzzzzzzzzzzzzzzzzzzzzzzzz");

  @Test
  void itExpiresAtItsEndAndNotBefore() {
    Token token = token("ci", Optional.of(NOW));

    assertFalse(token.expiredAt(NOW.minusNanos(1)));
    assertTrue(token.expiredAt(NOW));
    assertTrue(token.expiredAt(NOW.plusNanos(1)));
    assertFalse(token("ci", Optional.empty()).expiredAt(Instant.MAX));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n"})
  void itHasAName(String name) {
    InvalidFields refused = assertThrows(InvalidFields.class, () -> token(name, Optional.empty()));

    assertEquals("/name", refused.errors().getFirst().pointer());
    assertThrows(InvalidFields.class, () -> token("n".repeat(201), Optional.empty()));
    assertEquals("a b", token("a\nb", Optional.empty()).name());
  }

  @Test
  void itOpensSomething() {
    InvalidFields refused =
        assertThrows(
            InvalidFields.class, () -> new Token(ID, OURS, "ci", Set.of(), NOW, Optional.empty()));

    assertEquals("/scopes", refused.errors().getFirst().pointer());
  }

  @Test
  void itsHolderSeesItsOwnOrganizationAlone() {
    Caller holder = token("ci", Optional.empty()).holder();

    assertTrue(holder.sees(OURS));
    assertFalse(holder.sees(OTHERS));
    assertEquals(ID.value(), holder.actor());
    assertTrue(new Caller.Operator().sees(OTHERS));
    assertEquals("operator", new Caller.Operator().actor());
  }

  @Test
  void scopesAreNamedAsTheApiNamesThem() {
    assertEquals(
        List.of(
            "audit:read",
            "recordings:delete",
            "recordings:read",
            "recordings:write",
            "storage:read",
            "storage:write",
            "tokens:write"),
        Stream.of(Scope.values()).map(Scope::word).sorted().toList());
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void wordsOfScopesAreReadAgain(Scope scope) {
    assertEquals(Optional.of(scope), Scope.of(scope.word()));
    assertEquals(Optional.empty(), Scope.of(scope.name()));
  }

  private static Token token(String name, Optional<Instant> end) {
    return new Token(ID, OURS, name, Set.of(Scope.RECORDINGS_READ), NOW, end);
  }
}
