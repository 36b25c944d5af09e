package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.NOON;
import static dev.custody.adapter.persistence.Samples.organization;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static dev.custody.adapter.persistence.Samples.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.Sessions;
import dev.custody.application.port.out.Tokens;
import dev.custody.domain.access.Session;
import dev.custody.domain.access.TokenHash;
import dev.custody.domain.access.TokenSecret;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class SessionsTest {
  private static final TokenHash ONE = TokenSecret.hash("one");
  private static final TokenHash TWO = TokenSecret.hash("two");

  private final JdbcTransactions transactions;
  private final Sessions sessions;
  private final Tokens tokens;

  SessionsTest(Databases database) {
    transactions = database.emptied().transactions();
    sessions = new JdbcSessions(transactions);
    tokens = new JdbcTokens(transactions);
  }

  @BeforeEach
  void aToken() {
    new JdbcOrganizations(transactions).add(organization(1));
    tokens.add(token(1, 1), TokenSecret.hash("token"));
  }

  @Test
  void whatWasAddedIsFoundByItsSecretAlone() {
    sessions.add(session(60), ONE);

    assertEquals(Optional.of(session(60)), sessions.findBy(ONE));
    assertEquals(Optional.empty(), sessions.findBy(TWO));
  }

  @Test
  void whatWasRemovedIsGone() {
    sessions.add(session(60), ONE);
    sessions.add(session(60), TWO);

    assertTrue(sessions.remove(ONE));
    assertFalse(sessions.remove(ONE));
    assertEquals(Optional.empty(), sessions.findBy(ONE));
    assertEquals(Optional.of(session(60)), sessions.findBy(TWO));
  }

  @Test
  void whatHasEndedIsTakenOut() {
    sessions.add(session(60), ONE);
    sessions.add(session(61), TWO);

    sessions.removeEnded(NOON.plusSeconds(60));

    assertEquals(Optional.empty(), sessions.findBy(ONE));
    assertEquals(Optional.of(session(61)), sessions.findBy(TWO));
  }

  @Test
  void aTokenTakesItsSessionsWithIt() {
    sessions.add(session(60), ONE);

    assertTrue(tokens.remove(organizationId(1), token(1, 1).id()));

    assertEquals(Optional.empty(), sessions.findBy(ONE));
  }

  private static Session session(long seconds) {
    return new Session(organizationId(1), token(1, 1).id(), NOON, NOON.plusSeconds(seconds));
  }
}
