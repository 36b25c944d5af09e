package dev.custody.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.storage.SettingField.Basics;
import dev.custody.domain.text.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageDescriptorTest {
  private static final SettingField BUCKET =
      new SettingField.Text(
          Basics.required("bucket", "Bucket", "Its name."),
          Optional.of("[a-z][a-z0-9-]{2,62}"),
          Optional.empty(),
          "acme-recordings");
  private static final SettingField DAYS =
      new SettingField.Number(
          Basics.optional("days", "Days", "How long."), 1, 30, Optional.of(7L), "days");
  private static final SettingField ACCESS =
      new SettingField.Choice(
          Basics.optional("access", "Access", "What is granted."),
          List.of(
              new SettingField.Option("open", "Open"), new SettingField.Option("key", "By key")));
  private static final SettingField EQUAL =
      new SettingField.Flag(Basics.optional("equal", "Equal", "Whether."), false);
  private static final SettingField KEY =
      new SettingField.Hidden(
          Basics.required("key", "Key", "The secret.").visibleWhen("access", "key"));
  private static final SettingField NOTE =
      new SettingField.Text(
          Basics.required("note", "Note", "Why.").visibleWhen("days", "7"),
          Optional.empty(),
          Optional.empty(),
          "because");
  private static final SettingField MADE =
      new SettingField.Generated(Basics.optional("made", "Made", "Ours."));

  private final StorageDescriptor descriptor =
      descriptor(BUCKET, DAYS, ACCESS, EQUAL, KEY, NOTE, MADE);

  @Test
  void rightSettingsHaveNoErrors() {
    assertEquals(
        List.of(),
        check(
            Map.of(
                "bucket", text("acme"),
                "days", new SettingValue.Number(30),
                "access", text("key"),
                "equal", new SettingValue.Flag(true),
                "key", new SettingValue.Hidden(Secret.of("x")))));
  }

  @Test
  void aTextThatDoesNotMatchIsToldWithARightOne() {
    FieldError error = onlyError("bucket", text("Acme!"));

    assertEquals("/settings/bucket", error.pointer());
    assertTrue(error.detail().contains("'Acme!'"), error.detail());
    assertTrue(error.detail().contains("acme-recordings"), error.detail());
  }

  @Test
  void theWholeTextMustMatch() {
    assertEquals("/settings/bucket", onlyError("bucket", text("acme\n")).pointer());
  }

  @Test
  void aNumberOutOfItsBoundsIsToldWithThem() {
    assertEquals(List.of(), draft("days", new SettingValue.Number(1)));
    for (long wrong : new long[] {0, 31, Long.MIN_VALUE, Long.MAX_VALUE}) {
      FieldError error = onlyError("days", new SettingValue.Number(wrong));

      assertEquals("/settings/days", error.pointer());
      assertTrue(error.detail().contains("from 1 to 30"), error.detail());
    }
  }

  @Test
  void aChoiceIsOneOfItsOptions() {
    FieldError error = onlyError("access", text("opne"));

    assertTrue(error.detail().contains("'opne'"), error.detail());
    assertTrue(error.detail().contains("open, key"), error.detail());
  }

  @Test
  void aValueOfAnotherKindIsAnError() {
    assertEquals("/settings/bucket", onlyError("bucket", new SettingValue.Number(1)).pointer());
    assertEquals("/settings/days", onlyError("days", text("7")).pointer());
    assertEquals("/settings/access", onlyError("access", new SettingValue.Flag(true)).pointer());
    assertEquals("/settings/equal", onlyError("equal", text("true")).pointer());
    assertEquals("/settings/key", onlyError("key", new SettingValue.Number(1)).pointer());
  }

  @Test
  void aSecretIsNeverQuoted() {
    SettingValue hidden = new SettingValue.Hidden(Secret.of("tell-nobody"));

    for (String field : List.of("bucket", "days", "access", "equal")) {
      FieldError error = onlyError(field, hidden);
      assertFalse(error.toString().contains("tell-nobody"), error.detail());
    }
  }

  @Test
  void aGeneratedFieldIsNotToBeSent() {
    assertEquals("/settings/made", onlyError("made", text("mine")).pointer());
  }

  @Test
  void anUnknownFieldIsToldWithThoseThatThereAre() {
    FieldError error = onlyError("bukcet", text("acme"));

    assertEquals("/settings/bukcet", error.pointer());
    assertTrue(error.detail().contains("bucket"), error.detail());
  }

  @Test
  void thePointerOfAnUnknownFieldIsEscaped() {
    assertEquals("/settings/a~1b~0c d", onlyError("a/b~c\nd", text("x")).pointer());
  }

  @Test
  void aClearedFieldIsRightWhateverItsKind() {
    SettingValue cleared = new SettingValue.Cleared();

    for (SettingField field : descriptor.fields()) {
      assertEquals(List.of(), draft(field.name(), cleared), field.name());
    }
  }

  @Test
  void whatIsRequiredMayBeMissingInADraftOnly() {
    assertEquals(List.of(), descriptor.check(StorageSettings.NONE, false));
    assertEquals(
        List.of("/settings/bucket", "/settings/note"),
        check(Map.of()).stream().map(FieldError::pointer).toList());
  }

  @Test
  void aFieldThatDoesNotShowIsNotRequired() {
    Map<String, SettingValue> open =
        Map.of("bucket", text("acme"), "access", text("open"), "days", new SettingValue.Number(1));
    Map<String, SettingValue> keyed =
        Map.of("bucket", text("acme"), "access", text("key"), "days", new SettingValue.Number(1));

    assertEquals(List.of(), check(open));
    assertEquals(List.of("/settings/key"), check(keyed).stream().map(FieldError::pointer).toList());
  }

  @Test
  void aConditionAsksTheDefaultOfAFieldThatIsNotSet() {
    Map<String, SettingValue> atDefault = Map.of("bucket", text("acme"));
    Map<String, SettingValue> cleared =
        Map.of("bucket", text("acme"), "days", new SettingValue.Cleared());

    assertEquals(
        List.of("/settings/note"), check(atDefault).stream().map(FieldError::pointer).toList());
    assertEquals(
        List.of("/settings/note"), check(cleared).stream().map(FieldError::pointer).toList());
  }

  @Test
  void settingsAreKeptTrimmedAndWithoutWhatIsEmpty() {
    StorageSettings normalized =
        descriptor.normalized(
            new StorageSettings(
                Map.of(
                    "bucket", text("  acme\n"),
                    "note", text("  "),
                    "access", new SettingValue.Cleared(),
                    "days", new SettingValue.Number(0),
                    "equal", new SettingValue.Flag(false),
                    "key", new SettingValue.Hidden(Secret.of(" x ")))));

    assertEquals(
        Map.of(
            "bucket", text("acme"),
            "days", new SettingValue.Number(0),
            "equal", new SettingValue.Flag(false),
            "key", new SettingValue.Hidden(Secret.of(" x "))),
        normalized.values());
  }

  @Test
  void fieldsAreHadByName() {
    assertEquals(Optional.of(DAYS), descriptor.field("days"));
    assertEquals(Optional.empty(), descriptor.field("Days"));
  }

  @Test
  void noTwoFieldsShareAName() {
    assertThrows(IllegalArgumentException.class, () -> descriptor(BUCKET, DAYS, BUCKET));
  }

  private FieldError onlyError(String field, SettingValue value) {
    List<FieldError> errors = draft(field, value);
    assertEquals(1, errors.size(), errors.toString());
    return errors.getFirst();
  }

  private List<FieldError> draft(String field, SettingValue value) {
    return descriptor.check(new StorageSettings(Map.of(field, value)), false);
  }

  private List<FieldError> check(Map<String, SettingValue> values) {
    return descriptor.check(new StorageSettings(values), true);
  }

  private static SettingValue text(String value) {
    return new SettingValue.Text(value);
  }

  private static StorageDescriptor descriptor(SettingField... fields) {
    return new StorageDescriptor(
        new StorageTypeId("box"), "Box", "A box.", 1, false, List.of(fields));
  }
}
