package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.NOON;
import static dev.custody.adapter.persistence.Samples.location;
import static dev.custody.adapter.persistence.Samples.locationId;
import static dev.custody.adapter.persistence.Samples.organization;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static dev.custody.adapter.persistence.Samples.verificationId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Vault;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.Secret;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.StorageTypeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class StorageLocationsTest {
  private final JdbcTransactions transactions;
  private final Sql sql;
  private final StorageLocations locations;

  StorageLocationsTest(Databases database) {
    transactions = database.emptied().transactions();
    sql = new Sql(transactions);
    locations = new JdbcStorageLocations(transactions, new OpenVault());
  }

  @BeforeEach
  void twoOrganizations() {
    var organizations = new JdbcOrganizations(transactions);
    organizations.add(organization(1));
    organizations.add(organization(2));
  }

  @Test
  void whatWasAddedIsFoundAsItWas() {
    var verified =
        new StorageLocation(
            locationId(1),
            organizationId(1),
            new StorageTypeId("a-type"),
            new LocationName("Büro \"O'Neil\" 🎥"),
            7,
            new StorageSettings(
                Map.of(
                    "text", new SettingValue.Text("a\u0000b\ud83d \\ \" % _ é 🎥"),
                    "empty", new SettingValue.Text(""),
                    "number", new SettingValue.Number(Long.MIN_VALUE),
                    "flag", new SettingValue.Flag(false),
                    "one", new SettingValue.Hidden(Secret.of("ü\n🔑")),
                    "two", new SettingValue.Hidden(Secret.of("")))),
            9,
            LocationState.DEGRADED,
            Long.MAX_VALUE,
            true,
            Capabilities.UNKNOWN
                .with(Capability.WRITE, Capabilities.Answer.YES)
                .with(Capability.DELETE, Capabilities.Answer.NO),
            Optional.of(verificationId(4)),
            NOON,
            Optional.of(NOON.plusSeconds(5)),
            Optional.of("anybody gets in"));
    locations.add(verified);

    assertEquals(Optional.of(verified), locations.find(organizationId(1), locationId(1)));
  }

  @Test
  void anotherOrganizationsLocationIsNotThere() {
    locations.add(location(1, 1, LocationState.ACTIVE));

    assertEquals(Optional.empty(), locations.find(organizationId(2), locationId(1)));
    assertEquals(
        Optional.empty(), locations.update(organizationId(2), locationId(1), before -> before));
    assertEquals(Optional.empty(), locations.active(organizationId(2)));
    assertFalse(locations.remove(organizationId(2), locationId(1)));
    assertTrue(locations.find(organizationId(1), locationId(1)).isPresent());
  }

  @Test
  void secretsAreSealedForTheirLocationAndVersionAlone() {
    locations.add(location(1, 1, LocationState.DRAFT));

    var kept = column("sealed_secrets");

    assertFalse(kept.contains("secret of 1"));
    assertTrue(kept.startsWith(new Vault.Purpose(organizationId(1), locationId(1), 2) + "|"));
    assertFalse(column("settings").contains("secret"));
  }

  @Test
  void aRenameAndAChangeOfSettingsKeepTheSecretsReadable() {
    locations.add(location(1, 1, LocationState.DRAFT));

    var renamed =
        locations.update(
            organizationId(1), locationId(1), before -> before.named(new LocationName("New")));
    var configured =
        locations.update(
            organizationId(1),
            locationId(1),
            before ->
                before.configured(
                    before
                        .settings()
                        .patchedBy(
                            new StorageSettings(Map.of("bucket", new SettingValue.Cleared())))));

    assertEquals(Optional.of(Secret.of("secret of 1")), secretOf(renamed));
    assertEquals(Optional.of(Secret.of("secret of 1")), secretOf(configured));
    assertEquals(configured, locations.find(organizationId(1), locationId(1)));
    assertEquals(Optional.empty(), configured.orElseThrow().settings().text("bucket"));
    assertEquals(3, configured.orElseThrow().settingsVersion());
    assertTrue(
        column("sealed_secrets")
            .startsWith(new Vault.Purpose(organizationId(1), locationId(1), 3) + "|"));
  }

  @Test
  void secretsMovedToAnotherLocationDoNotOpen() {
    locations.add(location(1, 1, LocationState.DRAFT));
    locations.add(location(2, 2, LocationState.DRAFT));
    sql.change(
        "update storage_locations set sealed_secrets ="
            + " (select sealed_secrets from storage_locations where id = ?) where id = ?",
        locationId(1).value(),
        locationId(2).value());

    assertThrows(
        Vault.VaultException.class, () -> locations.find(organizationId(2), locationId(2)));
    assertTrue(locations.find(organizationId(1), locationId(1)).isPresent());
  }

  @Test
  void oneWhoseSecretsDoNotOpenKeepsNobodyElseFromTheRoutine() {
    for (int i = 1; i <= 4; i++) {
      locations.add(location(i, 1, LocationState.ACTIVE));
    }
    sql.change(
        "update storage_locations set sealed_secrets = 'spoilt' where id in (?, ?)",
        locationId(1).value(),
        locationId(2).value());

    assertEquals(
        List.of(location(3, 1, LocationState.ACTIVE)), locations.inUse(Optional.empty(), 1));
    assertEquals(
        List.of(location(4, 1, LocationState.ACTIVE)),
        locations.inUse(Optional.of(locationId(3)), 5));
  }

  @Test
  void changesAtOnceFollowEachOther() {
    locations.add(location(1, 1, LocationState.DRAFT));

    AtOnce.run(
        8,
        i ->
            locations.update(
                organizationId(1), locationId(1), before -> before.named(more(before))));

    var found = locations.find(organizationId(1), locationId(1)).orElseThrow();
    assertEquals("Location 1++++++++", found.name().value());
    assertEquals(13, found.revision());
  }

  @Test
  void theActiveOneIsTheOrganizationsOwn() {
    locations.add(location(1, 1, LocationState.RETIRED));
    locations.add(installationDefault(2, 1));
    assertEquals(Optional.empty(), locations.active(organizationId(1)));

    locations.add(location(3, 1, LocationState.DEGRADED));

    assertEquals(
        Optional.of(location(3, 1, LocationState.DEGRADED)), locations.active(organizationId(1)));
    assertEquals(
        Optional.of(installationDefault(2, 1)), locations.installationDefault(organizationId(1)));
    assertEquals(Optional.empty(), locations.installationDefault(organizationId(2)));
  }

  @Test
  void thoseInUseAreToldInPiecesOfAllOrganizations() {
    locations.add(location(1, 1, LocationState.ACTIVE));
    locations.add(location(2, 1, LocationState.RETIRED));
    locations.add(location(3, 2, LocationState.DEGRADED));
    locations.add(location(4, 2, LocationState.DRAFT));
    locations.add(location(5, 2, LocationState.VERIFIED));

    var first = locations.inUse(Optional.empty(), 1);
    var second = locations.inUse(Optional.of(first.getFirst().id()), 5);

    assertEquals(List.of(location(1, 1, LocationState.ACTIVE)), first);
    assertEquals(List.of(location(3, 2, LocationState.DEGRADED)), second);
  }

  @Test
  void whatWasRemovedIsGoneWithItsClaims() {
    locations.add(location(1, 1, LocationState.ACTIVE));
    locations.claim(locationId(1), Set.of(new Claim("b", "")));

    assertTrue(locations.remove(organizationId(1), locationId(1)));

    assertFalse(locations.remove(organizationId(1), locationId(1)));
    assertEquals(Optional.empty(), locations.find(organizationId(1), locationId(1)));
    assertEquals(List.of(), locations.heldByOthers(organizationId(2), Set.of("b")));
  }

  @Test
  void theListIsOneOrganizationsNewestFirst() {
    locations.add(location(1, 1, LocationState.DRAFT));
    locations.add(location(2, 2, LocationState.DRAFT));
    locations.add(location(3, 1, LocationState.DRAFT));

    var first = locations.list(organizationId(1), new PageRequest(1, Optional.empty()));
    var second = locations.list(organizationId(1), new PageRequest(1, first.next()));

    assertEquals(List.of(location(3, 1, LocationState.DRAFT)), first.items());
    assertEquals(List.of(location(1, 1, LocationState.DRAFT)), second.items());
    assertEquals(Optional.empty(), second.next());
  }

  private static StorageLocation installationDefault(int number, int organization) {
    var own = location(number, organization, LocationState.ACTIVE);
    return new StorageLocation(
        own.id(),
        own.organization(),
        own.type(),
        own.name(),
        own.schemaVersion(),
        own.settings(),
        own.settingsVersion(),
        own.state(),
        own.revision(),
        true,
        own.capabilities(),
        own.lastVerification(),
        own.createdAt(),
        own.activatedAt(),
        own.forbidden());
  }

  private static LocationName more(StorageLocation location) {
    return new LocationName(location.name().value() + "+");
  }

  private static Optional<Secret> secretOf(Optional<StorageLocation> location) {
    return location.orElseThrow().settings().secret("secretKey");
  }

  private String column(String name) {
    return sql.first("select * from storage_locations", row -> row.getString(name)).orElseThrow();
  }
}
