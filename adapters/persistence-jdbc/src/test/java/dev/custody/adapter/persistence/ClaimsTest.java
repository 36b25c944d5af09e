package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.location;
import static dev.custody.adapter.persistence.Samples.locationId;
import static dev.custody.adapter.persistence.Samples.organization;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static dev.custody.adapter.persistence.Samples.recording;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.application.port.out.StorageLocations;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.LocationState;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two organizations must not share. */
@OnEachDatabase
class ClaimsTest {
  private static final Claim BUCKET = new Claim("bucket 'a'", "prefix/%_/");

  private final JdbcTransactions transactions;
  private final StorageLocations locations;

  ClaimsTest(Databases database) {
    transactions = database.emptied().transactions();
    locations = new JdbcStorageLocations(transactions, new OpenVault());
  }

  @BeforeEach
  void organizations() {
    var organizations = new JdbcOrganizations(transactions);
    for (int i = 1; i <= 8; i++) {
      organizations.add(organization(i));
    }
  }

  @Test
  void onesOwnClaimsAndThoseOnOtherResourcesAreNotTold() {
    claimed(1, 1, LocationState.ACTIVE);

    assertEquals(List.of(), held(1, "bucket 'a'"));
    assertEquals(List.of(), held(2, "bucket"));
    assertEquals(List.of(), held(2));
    assertEquals(List.of(BUCKET), held(2, "something", "bucket 'a'"));
  }

  @Test
  void draftsHoldNothing() {
    claimed(1, 1, LocationState.DRAFT);
    claimed(2, 1, LocationState.VERIFIED);

    assertEquals(List.of(), held(2, "bucket 'a'"));
  }

  @Test
  void aDegradedOneHolds() {
    claimed(1, 1, LocationState.DEGRADED);

    assertEquals(List.of(BUCKET), held(2, "bucket 'a'"));
  }

  @Test
  void aRetiredOneHoldsWhileItHasRecordings() {
    claimed(1, 1, LocationState.RETIRED);
    assertEquals(List.of(), held(2, "bucket 'a'"));

    Samples.recordings(transactions).add(recording(1, 1));

    assertEquals(List.of(BUCKET), held(2, "bucket 'a'"));
  }

  @Test
  void newClaimsReplaceTheFormer() {
    claimed(1, 1, LocationState.ACTIVE);

    locations.claim(locationId(1), Set.of(new Claim("r1", ""), new Claim("r2", "p/")));

    assertEquals(List.of(), held(2, "bucket 'a'"));
    assertEquals(
        Set.of(new Claim("r1", ""), new Claim("r2", "p/")), Set.copyOf(held(2, "r1", "r2")));
  }

  @Test
  void ofAllWhoClaimTheSameAtOnceOneFindsNothing() {
    var found =
        AtOnce.run(
            8,
            i -> {
              int number = i + 1;
              return transactions.durably(() -> {
                var held = held(number, "bucket 'a'");
                if (held.isEmpty()) {
                  claimed(number, number, LocationState.ACTIVE);
                }
                return held;
              });
            });

    assertEquals(1, found.stream().filter(List::isEmpty).count());
  }

  private void claimed(int number, int organization, LocationState state) {
    locations.add(location(number, organization, state));
    locations.claim(locationId(number), Set.of(BUCKET));
  }

  private List<Claim> held(int organization, String... resources) {
    return locations.heldByOthers(organizationId(organization), Set.of(resources));
  }
}
