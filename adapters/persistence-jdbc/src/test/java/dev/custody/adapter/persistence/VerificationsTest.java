package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.NOON;
import static dev.custody.adapter.persistence.Samples.location;
import static dev.custody.adapter.persistence.Samples.locationId;
import static dev.custody.adapter.persistence.Samples.organization;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static dev.custody.adapter.persistence.Samples.verificationId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Verifications;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class VerificationsTest {
  private final StorageLocations locations;
  private final Verifications verifications;
  private final JdbcTransactions transactions;

  VerificationsTest(Databases database) {
    transactions = database.emptied().transactions();
    locations = new JdbcStorageLocations(transactions, new OpenVault());
    verifications = new JdbcVerifications(transactions);
  }

  @BeforeEach
  void twoLocations() {
    new JdbcOrganizations(transactions).add(organization(1));
    locations.add(location(1, 1, LocationState.DRAFT));
    locations.add(location(2, 1, LocationState.DRAFT));
  }

  @Test
  void aReportIsFoundAsItWasWhileItGrows() {
    var begun = started(1, NOON);
    var full =
        new Check(
            "write",
            "Write ein Objekt 🎥",
            CheckStatus.FAIL,
            "denied: \"quoted\" 'x' \\ \u0000 \n",
            Optional.of("s3:PutObject"),
            Optional.of("arn:aws:s3:::b/*"),
            Optional.of(new Check.Fix("Policy", "application/json", "{\n  \"a\": 1\n}")),
            Optional.of("AccessDenied"),
            Optional.of("4442587FB7D0A2F9"),
            Duration.ofNanos(1_234_567_890),
            true);
    var grown =
        begun.told(Check.of("assume", "Assume", CheckStatus.PASS, "", Duration.ZERO)).told(full);
    var finished =
        grown.finished(
            Capabilities.UNKNOWN
                .with(Capability.WRITE, Capabilities.Answer.NO)
                .with(Capability.READ, Capabilities.Answer.YES),
            NOON.plusSeconds(3));

    for (var each : List.of(begun, grown, finished)) {
      verifications.save(each);
      assertEquals(Optional.of(each), verifications.find(locationId(1), verificationId(1)));
      assertEquals(Optional.of(each), verifications.newest(locationId(1)));
    }
  }

  @Test
  void anotherLocationsReportIsNotThere() {
    verifications.save(started(1, NOON));

    assertEquals(Optional.empty(), verifications.find(locationId(2), verificationId(1)));
    assertEquals(Optional.empty(), verifications.newest(locationId(2)));
  }

  @Test
  void theNewestTwentyOfALocationAreKept() {
    verifications.save(started(500, locationId(2), NOON.minusSeconds(99)));
    for (int i = 1; i <= 25; i++) {
      verifications.save(started(i, NOON.plusSeconds(i)));
    }

    assertEquals(Optional.empty(), verifications.find(locationId(1), verificationId(5)));
    assertTrue(verifications.find(locationId(1), verificationId(6)).isPresent());
    assertEquals(
        Optional.of(started(25, NOON.plusSeconds(25))), verifications.newest(locationId(1)));
    assertTrue(verifications.find(locationId(2), verificationId(500)).isPresent());
  }

  @Test
  void aReportGoesWithItsLocationAndDoesNotComeBack() {
    verifications.save(started(1, NOON));
    locations.remove(organizationId(1), locationId(1));

    verifications.save(started(1, NOON));
    verifications.save(started(2, NOON));

    assertEquals(Optional.empty(), verifications.newest(locationId(1)));
  }

  @Test
  void thatAReportWasKeptIsUndoneWithItsTransaction() {
    verifications.save(started(1, NOON));

    try {
      transactions.durably(() -> {
        verifications.save(started(2, NOON.plusSeconds(1)));
        throw new IllegalStateException("undone");
      });
    } catch (IllegalStateException e) {
      assertEquals("undone", e.getMessage());
    }

    assertEquals(Optional.of(started(1, NOON)), verifications.newest(locationId(1)));
  }

  private static Verification started(int number, Instant at) {
    return started(number, locationId(1), at);
  }

  private static Verification started(int number, LocationId location, Instant at) {
    return Verification.started(verificationId(number), location, 2, at);
  }
}
