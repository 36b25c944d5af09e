package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.NOON;
import static dev.custody.adapter.persistence.Samples.organization;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static dev.custody.adapter.persistence.Samples.recording;
import static dev.custody.adapter.persistence.Samples.ref;
import static dev.custody.adapter.persistence.Samples.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.Recordings;
import dev.custody.domain.access.TokenSecret;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class TransactionsTest {
  private final JdbcTransactions transactions;
  private final Organizations organizations;
  private final Recordings recordings;

  TransactionsTest(Databases database) {
    transactions = database.emptied().transactions();
    organizations = new JdbcOrganizations(transactions);
    recordings = Samples.recordings(transactions);
  }

  @Test
  void workHappensWhole() {
    var answer =
        transactions.durably(() -> {
          organizations.add(organization(1));
          recordings.add(recording(1, 1));
          return "done";
        });

    assertEquals("done", answer);
    assertTrue(organizations.find(organizationId(1)).isPresent());
    assertTrue(recordings.find(ref(1, 1)).isPresent());
  }

  @Test
  void workThatThrowsHappensNotAtAll() {
    assertThrows(
        IllegalStateException.class,
        () ->
            transactions.durably(() -> {
              organizations.add(organization(1));
              transactions.durably(() -> organizations.add(organization(2)));
              recordings.update(ref(1, 1), before -> before);
              throw new IllegalStateException("no");
            }));

    assertFalse(organizations.find(organizationId(1)).isPresent());
    assertFalse(organizations.find(organizationId(2)).isPresent());
    assertFalse(transactions.running());
  }

  @Test
  void othersSeeNothingBeforeTheEnd() {
    transactions.durably(() -> {
      organizations.add(organization(1));

      var seen = AtOnce.run(1, i -> organizations.find(organizationId(1)));

      assertEquals(Optional.empty(), seen.getFirst());
      assertTrue(organizations.find(organizationId(1)).isPresent());
    });
  }

  @Test
  void whatFailedWithinIsNotHalfKeptEvenIfItIsCaught() {
    organizations.add(organization(1));

    assertThrows(
        DatabaseException.class,
        () ->
            transactions.durably(() -> {
              organizations.update(organizationId(1), before -> named(before, "Changed"));
              try {
                new JdbcTokens(transactions).add(token(1, 2), TokenSecret.hash("of nobody"));
              } catch (DatabaseException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("write"), e.getMessage());
              }
            }));

    assertEquals(Optional.of(organization(1)), organizations.find(organizationId(1)));
  }

  @Test
  void afterAFailureTheConnectionIsAsBefore() {
    for (int i = 0; i < 30; i++) {
      assertThrows(
          IllegalStateException.class,
          () ->
              transactions.durably(() -> {
                organizations.add(organization(1));
                throw new IllegalStateException("no");
              }));
    }

    organizations.add(organization(1, NOON));
    assertTrue(organizations.find(organizationId(1)).isPresent());
  }

  @Test
  void moreThanThereAreConnectionsWaitForTheirTurn() {
    organizations.add(organization(1));

    AtOnce.run(
        40,
        i ->
            organizations.update(
                organizationId(1), before -> named(before, before.name().value() + "+")));

    assertEquals(
        "Organization 1" + "+".repeat(40),
        organizations.find(organizationId(1)).orElseThrow().name().value());
  }

  @Test
  void anInterruptedThreadLeavesTheDatabaseOpenForOthers() throws InterruptedException {
    var interrupted =
        Thread.ofVirtual()
            .start(() -> {
              Thread.currentThread().interrupt();
              try {
                organizations.add(organization(1));
                organizations.find(organizationId(1));
              } catch (DatabaseException e) {
                assertTrue(Thread.currentThread().isInterrupted());
              }
            });
    interrupted.join();

    organizations.add(organization(2));
    assertTrue(organizations.find(organizationId(2)).isPresent());
  }

  private static Organization named(Organization organization, String name) {
    return organization.named(new OrganizationName(name));
  }
}
