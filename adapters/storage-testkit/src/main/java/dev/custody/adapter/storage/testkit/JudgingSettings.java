package dev.custody.adapter.storage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.SettingField;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.text.FieldError;
import dev.custody.domain.text.SingleLine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How the type judges settings, and what it tells by them. */
interface JudgingSettings extends TypeBench {

  @Test
  default void rightSettingsAreFoundRight() {
    StorageSettings normalized = descriptor().normalized(settings());

    assertEquals(List.of(), descriptor().check(settings(), true));
    assertEquals(List.of(), type().validate(normalized));
    assertEquals(normalized, descriptor().normalized(normalized));
  }

  /** As a draft may be whose far side is made later. */
  @Test
  default void whatIsMissingIsNoErrorOfTheRulesAcrossFields() {
    for (String field : settings().values().keySet()) {
      assertEquals(
          List.of(),
          type().validate(without(settings(), field)).stream()
              .filter(error -> error.pointer().equals("/settings/" + field))
              .toList());
    }
    assertEquals(List.of(), type().validate(StorageSettings.NONE));
  }

  @Test
  default void eachRequiredFieldIsToldWhenItIsMissing() {
    for (SettingField field : descriptor().fields()) {
      if (field.basics().required() && settings().values().containsKey(field.name())) {
        List<FieldError> errors = descriptor().check(without(settings(), field.name()), true);
        assertEquals(
            List.of("/settings/" + field.name()),
            errors.stream().map(FieldError::pointer).toList());
      }
    }
  }

  @Test
  default void aFieldThatIsUnknownOrMadeByTheServiceIsRefused() {
    SettingValue value = new SettingValue.Text("x");

    assertEquals(1, descriptor().check(with(settings(), "noSuchField", value), true).size());
    for (SettingField field : descriptor().fields()) {
      if (field instanceof SettingField.Generated) {
        assertEquals(1, descriptor().check(with(settings(), field.name(), value), true).size());
      }
    }
  }

  @Test
  default void whatIsWrongTogetherIsToldFieldByField() {
    for (StorageSettings wrong : farSide().wrongTogether()) {
      assertEquals(List.of(), descriptor().check(wrong, true), "right field by field");

      List<FieldError> errors = type().validate(descriptor().normalized(wrong));

      assertFalse(errors.isEmpty(), wrong.toString());
      for (FieldError error : errors) {
        assertTrue(error.pointer().startsWith("/settings/"), error.pointer());
        String field = error.pointer().substring("/settings/".length());
        assertTrue(descriptor().field(field).isPresent(), error.pointer());
        assertEquals(SingleLine.of(error.detail()), error.detail());
        secrets().forEach(secret -> assertFalse(error.detail().contains(secret)));
      }
    }
  }

  @Test
  default void settingsOfEveryOlderVersionAreUpgraded() {
    List<StorageSettings> older = farSide().olderSettings();
    assertEquals(descriptor().schemaVersion() - 1, older.size(), "one for each older version");

    for (int i = 0; i < older.size(); i++) {
      StorageSettings upgraded = type().upgrade(i + 1, older.get(i));
      assertEquals(List.of(), descriptor().check(upgraded, true), "from version " + (i + 1));
      assertEquals(List.of(), type().validate(upgraded));
    }
  }

  @Test
  default void claimsAreTheSameForTheSameSettings() {
    Set<Claim> claims = type().claims(settings());

    assertEquals(claims, farSide().start().claims(settings()));
    for (Claim claim : claims) {
      assertFalse(claim.resource().isBlank());
      secrets().forEach(secret -> assertFalse(claim.toString().contains(secret)));
    }
  }

  @Test
  default void keysOfTwoWhoGiveTheSameSettingsAreApart() {
    StorageSettings shared = settings();
    String mine = type().keyPrefix(Places.of(Places.ACME, shared)) + Places.ACME;
    String theirs = type().keyPrefix(Places.of(Places.GAMMA, shared)) + Places.GAMMA;

    assertFalse(mine.startsWith(theirs) || theirs.startsWith(mine), mine + " and " + theirs);
  }

  @Test
  default void theKeyPrefixIsEmptyOrAPath() {
    StoragePlace place = place(Places.ACME);
    String prefix = type().keyPrefix(place);

    assertTrue(prefix.isEmpty() || prefix.endsWith("/"), prefix);
    assertEquals(prefix, farSide().start().keyPrefix(place));
    assertEquals(prefix + "x", ObjectKey.of(prefix + "x").value());
  }

  @Test
  default void whatTheServiceMadeIsShownByItsFields() {
    Map<String, String> generated = type().generated(place(Places.ACME));

    generated.forEach((name, value) -> {
      assertTrue(name.matches("[a-z][A-Za-z0-9]*"), name);
      descriptor()
          .field(name)
          .ifPresent(field -> assertTrue(field instanceof SettingField.Generated, name));
      assertEquals(SingleLine.of(value), value);
      assertFalse(value.isBlank(), name);
      secrets().forEach(secret -> assertFalse(value.contains(secret)));
    });
    assertEquals(generated, type().generated(place(Places.ACME)));
  }
}
