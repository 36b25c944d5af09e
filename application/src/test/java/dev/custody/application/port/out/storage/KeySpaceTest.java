package dev.custody.application.port.out.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.StorageSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySpaceTest {
  private static final String ORGANIZATION = "org_0123456789abcdefghjkmnpqrs";
  private static final StoragePlace PLACE =
      new StoragePlace(
          new OrganizationId(ORGANIZATION),
          new ExternalId("external"),
          new LocationId("loc_0123456789abcdefghjkmnpqrs"),
          1,
          StorageSettings.NONE);

  private final KeySpace space = KeySpace.of("uploads/", PLACE);

  @Test
  void aKeyBelowPrefixAndOrganizationIsItsOwn() {
    ObjectKey key = ObjectKey.of("uploads/" + ORGANIZATION + "/a");

    assertEquals(key, space.require(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uploads/org_zzzzzzzzzzzzzzzzzzzzzzzzzz/a",
        "uploads/" + ORGANIZATION,
        "uploads/" + ORGANIZATION + "x/a",
        ORGANIZATION + "/a",
        "Uploads/" + ORGANIZATION + "/a",
      })
  void aKeyOutsideIsRefused(String key) {
    assertThrows(IllegalArgumentException.class, () -> space.require(ObjectKey.of(key)));
  }

  @Test
  void anEmptyPrefixAsksForAllOfItsKeys() {
    assertEquals("uploads/" + ORGANIZATION + "/", space.requirePrefix(""));
  }

  @Test
  void aLongerPrefixIsTakenAsItIs() {
    assertEquals(
        "uploads/" + ORGANIZATION + "/2025/0",
        space.requirePrefix("uploads/" + ORGANIZATION + "/2025/0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"u", "uploads/", "uploads/org_", "uploads/" + ORGANIZATION, "/"})
  void aPrefixThatOthersShareIsRefused(String prefix) {
    assertThrows(IllegalArgumentException.class, () -> space.requirePrefix(prefix));
  }

  @Test
  void itStartsWithSomethingThatEndsWithASlash() {
    assertThrows(IllegalArgumentException.class, () -> new KeySpace(""));
    assertThrows(IllegalArgumentException.class, () -> new KeySpace("uploads"));
  }
}
