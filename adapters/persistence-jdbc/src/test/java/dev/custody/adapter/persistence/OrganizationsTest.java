package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.NOON;
import static dev.custody.adapter.persistence.Samples.organization;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.Organizations;
import dev.custody.domain.organization.IdleTimeout;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationName;
import dev.custody.domain.paging.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class OrganizationsTest {
  private final JdbcTransactions transactions;
  private final Organizations organizations;

  OrganizationsTest(Databases database) {
    transactions = database.emptied().transactions();
    organizations = new JdbcOrganizations(transactions);
  }

  @Test
  void whatWasAddedIsFoundAsItWas() {
    Organization full = organization(1).closingIdleAfter(new IdleTimeout(Duration.ofMillis(1500)));
    organizations.add(full);
    organizations.add(organization(2));

    assertEquals(Optional.of(full), organizations.find(organizationId(1)));
    assertEquals(Optional.of(organization(2)), organizations.find(organizationId(2)));
    assertEquals(Optional.empty(), organizations.find(organizationId(3)));
  }

  @Test
  void twoOrganizationsNeverShareAnExternalId() {
    assertTrue(organizations.add(organization(1)));
    var twin =
        new Organization(
            organizationId(2),
            new OrganizationName("Twin"),
            organization(1).externalId(),
            Optional.empty(),
            NOON);

    assertFalse(organizations.add(twin));
    assertEquals(Optional.empty(), organizations.find(organizationId(2)));
  }

  @Test
  void aChangeIsAnsweredAndKept() {
    organizations.add(organization(1));
    var name = new OrganizationName("名前 🎥 O'Neil \\ %_");

    var changed = organizations.update(organizationId(1), before -> before.named(name));

    assertEquals(Optional.of(organization(1).named(name)), changed);
    assertEquals(changed, organizations.find(organizationId(1)));
  }

  @Test
  void aChangeOfNobodyIsNone() {
    assertEquals(Optional.empty(), organizations.update(organizationId(9), before -> before));
  }

  @Test
  void changesAtOnceFollowEachOther() {
    organizations.add(organization(1, NOON).closingIdleAfter(new IdleTimeout(seconds(1))));

    AtOnce.run(
        8,
        i ->
            organizations.update(
                organizationId(1),
                before -> before.closingIdleAfter(new IdleTimeout(idle(before).plusSeconds(1)))));

    assertEquals(seconds(9), idle(organizations.find(organizationId(1)).orElseThrow()));
  }

  @Test
  void aLockKeepsOthersWaitingUntilTheTransactionEnds() {
    organizations.add(organization(1));

    AtOnce.run(
        4,
        i ->
            transactions.durably(() -> {
              organizations.lock(organizationId(1));
              Organization seen = organizations.find(organizationId(1)).orElseThrow();
              var name = new OrganizationName(seen.name().value() + "+");
              return organizations.update(organizationId(1), before -> before.named(name));
            }));

    assertEquals(
        "Organization 1++++", organizations.find(organizationId(1)).orElseThrow().name().value());
  }

  @Test
  void aLockOutsideOfATransactionIsAMistake() {
    assertThrows(IllegalStateException.class, () -> organizations.lock(organizationId(1)));
  }

  @Test
  void theListGoesByTimeThenIdNewestFirst() {
    organizations.add(organization(1, NOON));
    organizations.add(organization(2, NOON.plusNanos(1000)));
    organizations.add(organization(3, NOON));
    organizations.add(organization(4, NOON.minusSeconds(1)));

    var first = organizations.list(new PageRequest(3, Optional.empty()));
    var second = organizations.list(new PageRequest(3, first.next()));

    assertEquals(List.of(2, 3, 1), numbers(first.items()));
    assertEquals(List.of(4), numbers(second.items()));
    assertTrue(first.next().isPresent());
    assertEquals(Optional.empty(), second.next());
  }

  @Test
  void aPageThatIsJustFullHasNoneBehindIt() {
    IntStream.rangeClosed(1, 3).forEach(i -> organizations.add(organization(i)));

    assertEquals(Optional.empty(), organizations.list(new PageRequest(3, Optional.empty())).next());
  }

  @Test
  void timesAreKeptToTheMicrosecondAndCut() {
    organizations.add(organization(1, Instant.parse("2026-03-01T12:00:00.999999999Z")));
    organizations.add(organization(2, Instant.parse("1969-12-31T23:59:59.999999999Z")));
    organizations.add(organization(3, Instant.parse("9999-12-31T23:59:59.999999999Z")));
    organizations.add(organization(4, Instant.parse("0000-01-01T00:00:00Z")));

    assertEquals("2026-03-01T12:00:00.999999Z", createdAt(1));
    assertEquals("1969-12-31T23:59:59.999999Z", createdAt(2));
    assertEquals("9999-12-31T23:59:59.999999Z", createdAt(3));
    assertEquals("0000-01-01T00:00:00Z", createdAt(4));
    assertEquals(
        List.of(3, 1, 2, 4),
        numbers(organizations.list(new PageRequest(5, Optional.empty())).items()));
  }

  private String createdAt(int number) {
    return organizations.find(organizationId(number)).orElseThrow().createdAt().toString();
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static Duration idle(Organization organization) {
    return organization.idleTimeout().orElseThrow().value();
  }

  private static List<Integer> numbers(List<Organization> organizations) {
    return organizations.stream()
        .map(each -> Integer.parseInt(each.id().value().substring(4)))
        .toList();
  }
}
