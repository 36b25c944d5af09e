package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.NOON;
import static dev.custody.adapter.persistence.Samples.hash;
import static dev.custody.adapter.persistence.Samples.organization;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static dev.custody.adapter.persistence.Samples.token;
import static dev.custody.adapter.persistence.Samples.tokenId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.Tokens;
import dev.custody.domain.access.Scope;
import dev.custody.domain.access.Token;
import dev.custody.domain.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class TokensTest {
  private final JdbcTransactions transactions;
  private final Tokens tokens;

  TokensTest(Databases database) {
    transactions = database.emptied().transactions();
    tokens = new JdbcTokens(transactions);
  }

  @BeforeEach
  void twoOrganizations() {
    var organizations = new JdbcOrganizations(transactions);
    organizations.add(organization(1));
    organizations.add(organization(2));
  }

  @Test
  void aTokenIsFoundByItsIdAndByItsHash() {
    tokens.add(token(1, 1), hash(1));
    tokens.add(token(2, 1), hash(2));

    assertEquals(Optional.of(token(1, 1)), tokens.find(organizationId(1), tokenId(1)));
    assertEquals(Optional.of(token(2, 1)), tokens.findBy(hash(2)));
    assertEquals(Optional.empty(), tokens.findBy(hash(3)));
  }

  @Test
  void anotherOrganizationsTokenIsNotThere() {
    tokens.add(token(1, 1), hash(1));

    assertEquals(Optional.empty(), tokens.find(organizationId(2), tokenId(1)));
    assertFalse(tokens.remove(organizationId(2), tokenId(1)));
    assertEquals(List.of(), page(2, Optional.empty()));
    assertTrue(tokens.findBy(hash(1)).isPresent());
  }

  @Test
  void allScopesAndNoEndAreKept() {
    var forever =
        new Token(
            tokenId(1),
            organizationId(1),
            "'; drop table tokens; -- % _ \\ 🔑",
            Set.of(Scope.values()),
            NOON,
            Optional.empty());
    tokens.add(forever, hash(1));

    assertEquals(Optional.of(forever), tokens.findBy(hash(1)));
  }

  @Test
  void twoTokensNeverShareAHash() {
    tokens.add(token(1, 1), hash(1));

    assertThrows(DatabaseException.class, () -> tokens.add(token(2, 2), hash(1)));
  }

  @Test
  void aTokenOfNoOrganizationIsRefused() {
    assertThrows(DatabaseException.class, () -> tokens.add(token(1, 3), hash(1)));
  }

  @Test
  void whatWasRemovedOpensNothingAndIsRemovedOnce() {
    tokens.add(token(1, 1), hash(1));

    var answers = AtOnce.run(4, i -> tokens.remove(organizationId(1), tokenId(1)));

    assertEquals(1, answers.stream().filter(removed -> removed).count());
    assertEquals(Optional.empty(), tokens.findBy(hash(1)));
    assertFalse(tokens.remove(organizationId(1), tokenId(1)));
  }

  @Test
  void theListIsOneOrganizationsNewestFirst() {
    tokens.add(token(1, 1), hash(1));
    tokens.add(token(2, 2), hash(2));
    tokens.add(token(3, 1), hash(3));

    var first = tokens.list(organizationId(1), new PageRequest(1, Optional.empty()));

    assertEquals(List.of(token(3, 1)), first.items());
    assertEquals(List.of(token(1, 1)), page(1, first.next()));
  }

  private List<Token> page(int organization, Optional<String> cursor) {
    return tokens.list(organizationId(organization), new PageRequest(50, cursor)).items();
  }
}
