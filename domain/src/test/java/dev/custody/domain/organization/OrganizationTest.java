package dev.custody.domain.organization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.domain.text.InvalidFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationTest {
  private static final Organization ACME =
      new Organization(
          new OrganizationId("org_0123456789abcdefghjkmnpqrs"),
          new OrganizationName("Acme"),
          new ExternalId("2c9f0b0e-1111-4222-8333-444455556666"),
          Optional.empty(),
          Instant.EPOCH);

  @Test
  void nameAndIdleTimeoutChangeAndTheRestDoesNot() {
    Organization changed =
        ACME.named(new OrganizationName("Ajax"))
            .closingIdleAfter(new IdleTimeout(Duration.ofHours(1)));

    assertEquals("Ajax", changed.name().value());
    assertEquals(Optional.of(new IdleTimeout(Duration.ofHours(1))), changed.idleTimeout());
    assertEquals(ACME.externalId(), changed.externalId());
    assertEquals(ACME.id(), changed.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000\n"})
  void aNameIsNotEmpty(String name) {
    assertThrows(InvalidFields.class, () -> new OrganizationName(name));
  }

  @Test
  void aNameIsOneTrimmedLineOfTwoHundredCharactersAtMost() {
    assertEquals("a b", new OrganizationName(" a\u202eb\n").value());
    assertEquals(200, new OrganizationName("n".repeat(200)).value().length());
    assertThrows(InvalidFields.class, () -> new OrganizationName("n".repeat(201)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a b", "a\nb", "\u00e4\u00e4", "a;b"})
  void anExternalIdHasTheFormThatStsTakes(String wrong) {
    assertThrows(InvalidFields.class, () -> new ExternalId(wrong));
  }

  @Test
  void anExternalIdHasTheLengthThatStsTakes() {
    assertEquals(1224, new ExternalId("x".repeat(1224)).value().length());
    assertEquals("_+=,.@:/-", new ExternalId("_+=,.@:/-").toString());
    assertThrows(InvalidFields.class, () -> new ExternalId("x".repeat(1225)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.999S", "PT-1S", "PT720H0.001S"})
  void anIdleTimeoutIsFromASecondToThirtyDays(String wrong) {
    assertThrows(InvalidFields.class, () -> new IdleTimeout(Duration.parse(wrong)));
    assertEquals(Duration.ofSeconds(1), new IdleTimeout(Duration.ofSeconds(1)).value());
    assertEquals(Duration.ofDays(30), new IdleTimeout(Duration.ofDays(30)).value());
  }
}
