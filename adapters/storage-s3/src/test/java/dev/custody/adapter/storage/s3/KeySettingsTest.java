package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.Places;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.SettingField;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.text.FieldError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySettingsTest {
  private static final String ID = "AKIAIOSFODNN7EXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  @Test
  void onlyTheKeyMayChangeWhileTheLocationIsInUse() {
    assertEquals(
        Set.of("accessKeyId", "secretAccessKey"),
        KeySettings.DESCRIPTOR.fields().stream()
            .filter(field -> field.basics().editableWhileActive())
            .map(SettingField::name)
            .collect(Collectors.toSet()));
  }

  @Test
  void bothHalvesOfTheKeyAreWriteOnly() {
    for (String name : List.of("accessKeyId", "secretAccessKey")) {
      assertTrue(
          KeySettings.DESCRIPTOR.field(name).orElseThrow() instanceof SettingField.Hidden, name);
    }
    String shown = KeySettings.of(settings(Map.of())).toString();
    assertFalse(shown.contains(ID) || shown.contains(SECRET), shown);
  }

  @Test
  void whatIsNotSetHasItsDefault() {
    KeySettings settings = KeySettings.of(StorageSettings.NONE);

    assertEquals(Optional.empty(), settings.endpoint());
    assertEquals(Optional.empty(), settings.accessKeyId());
    assertFalse(settings.pathStyle());
    assertFalse(settings.equalParts());
    assertEquals(Access.READ_WRITE, settings.bucket().access());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1", "us-gov-west-1", "cn-north-1"})
  void regionsOfAws(String region) {
    assertEquals(List.of(), wrong(Map.of("region", region)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "garage", "default", "fr-par", "us-east-1", "RegionOne"})
  void otherStoresHaveRegionsOfTheirOwn(String region) {
    assertEquals(List.of(), wrong(Map.of("region", region, "endpoint", "https://s3.example.com")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "fr-par", "EU-WEST-1"})
  void awsHasNotThose(String region) {
    FieldError error = wrong(Map.of("region", region)).getFirst();

    assertEquals("/settings/region", error.pointer());
    assertTrue(error.detail().contains("'" + region + "' is no region of AWS"), error.detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" AKIA1", "AKIA\r\nX: y", "AK/IA", "AK,IA", "AKÄA", "ASIAIOSFODNN7EXAMPLE"})
  void anIdThatCannotBeOneIsRefusedAndNotShown(String id) {
    assertRefusedUnseen(KeySettings.ACCESS_KEY_ID, id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with blank", "with\nbreak", "with\ttab", "mitÄ"})
  void aSecretThatCannotBeOneIsRefusedAndNotShown(String secret) {
    assertRefusedUnseen(KeySettings.SECRET_ACCESS_KEY, secret);
  }

  private static void assertRefusedUnseen(String field, String value) {
    StorageSettings settings =
        settings(Map.of()).patchedBy(new StorageSettings(Map.of(field, KeyFarSide.hidden(value))));

    List<FieldError> errors = KeySettings.wrong(settings, AddressRules.allowing(""));

    assertEquals(List.of("/settings/" + field), errors.stream().map(FieldError::pointer).toList());
    assertFalse(errors.getFirst().detail().contains(value), errors.getFirst().detail());
  }

  /** Some stores give out short names as IDs. */
  @Test
  void anotherStoreMayHaveIdsOfAnyKind() {
    StorageSettings settings =
        settings(Map.of("endpoint", "https://s3.example.com"))
            .patchedBy(
                new StorageSettings(
                    Map.of(
                        KeySettings.ACCESS_KEY_ID,
                        KeyFarSide.hidden("ASIA-minio.admin"),
                        KeySettings.SECRET_ACCESS_KEY,
                        KeyFarSide.hidden("minioadmin"))));

    assertEquals(List.of(), KeySettings.wrong(settings, AddressRules.allowing("")));
  }

  @Test
  void onlyAwsHasAccessPoints() {
    assertEquals(
        "/settings/bucket",
        wrong(
                Map.of(
                    "endpoint",
                    "https://s3.example.com",
                    "bucket",
                    "arn:aws:s3:eu-west-1:111122223333:accesspoint/recordings"))
            .getFirst()
            .pointer());
  }

  @Test
  void aBucketIsClaimedInItsStore() {
    assertEquals(Set.of(new Claim("s3:acme-recordings", "a/")), claims(Map.of("prefix", "a/")));
    assertEquals(
        Set.of(new Claim("s3:s3.example.com/acme-recordings", "")),
        claims(Map.of("endpoint", "https://S3.example.com:443/")));
    assertEquals(
        Set.of(new Claim("s3:s3.example.com:9000/acme-recordings", "")),
        claims(Map.of("endpoint", "https://s3.example.com:9000")));
  }

  /** Whichever way two organizations come to it. */
  @Test
  void aBucketOfAwsIsTheSameThroughARole() {
    try (RoleFarSide roles = new RoleFarSide()) {
      StorageSettings settings = settings(Map.of());
      assertTrue(roles.start().claims(settings).containsAll(claims(Map.of())));
    }
  }

  @Test
  void equalPartsAreARuleOfTheStorage() {
    try (KeyFarSide farSide = KeyFarSide.ofTheCustomer()) {
      StorageSettings equal =
          farSide
              .settings(Places.ACME)
              .patchedBy(new StorageSettings(Map.of("equalParts", new SettingValue.Flag(true))));

      assertTrue(farSide.start().open(Places.of(Places.ACME, equal)).partRules().equalParts());
    }
  }

  /** Clients read the same of both types. */
  @Test
  void whatIsGeneratedIsShownThoughNoFieldAsksForIt() {
    try (KeyFarSide farSide = KeyFarSide.ofTheInstallation()) {
      assertEquals(
          Map.of(
              "externalId",
              Places.of(Places.ACME, StorageSettings.NONE).externalId().value(),
              "principalArn",
              KeyFarSide.PRINCIPAL),
          farSide.start().generated(Places.of(Places.ACME, StorageSettings.NONE)));
    }
  }

  private static Set<Claim> claims(Map<String, String> values) {
    try (KeyFarSide farSide = KeyFarSide.ofTheInstallation()) {
      return farSide.start().claims(settings(values));
    }
  }

  private static List<FieldError> wrong(Map<String, String> values) {
    return KeySettings.wrong(settings(values), AddressRules.allowing(""));
  }

  private static StorageSettings settings(Map<String, String> more) {
    Map<String, SettingValue> settings = new HashMap<>();
    settings.put("bucket", new SettingValue.Text("acme-recordings"));
    settings.put(KeySettings.ACCESS_KEY_ID, KeyFarSide.hidden(ID));
    settings.put(KeySettings.SECRET_ACCESS_KEY, KeyFarSide.hidden(SECRET));
    more.forEach((name, value) -> settings.put(name, new SettingValue.Text(value)));
    return new StorageSettings(settings);
  }
}
