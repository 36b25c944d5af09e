package dev.custody.adapter.storage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.storage.SettingField;
import dev.custody.domain.storage.SettingField.Condition;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.text.SingleLine;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether a form can be drawn of what the type asks for. */
interface DescribingSettings extends TypeBench {

  @Test
  default void theDescriptorIsAlwaysTheSame() {
    assertEquals(descriptor(), type().descriptor());
    assertEquals(descriptor(), farSide().start().descriptor());
    assertTrue(descriptor().schemaVersion() >= 1);
  }

  @Test
  default void fieldsHaveNamesOfTheirOwn() {
    List<String> names = descriptor().fields().stream().map(SettingField::name).toList();

    assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
  }

  /** Plain lines survive JSON, a form and a log as they are. */
  @Test
  default void allWordsArePlainLines() {
    Stream<String> own = Stream.of(descriptor().title(), descriptor().description());
    Stream<String> fields =
        descriptor().fields().stream()
            .flatMap(field ->
                Stream.concat(
                    Stream.of(field.basics().label(), field.basics().help()),
                    field.basics().group().stream()));

    Stream.concat(own, fields)
        .forEach(words -> {
          assertFalse(words.isBlank());
          assertEquals(SingleLine.of(words).strip(), words);
        });
  }

  @Test
  default void everyKindOfFieldIsSoundInItself() {
    for (SettingField field : descriptor().fields()) {
      switch (field) {
        case SettingField.Text text -> {
          assertFalse(text.example().isBlank(), text.name());
          assertTakes(text, new SettingValue.Text(text.example()));
          text.pattern().ifPresent(pattern -> assertKnownToBrowsers(text.name(), pattern));
        }
        case SettingField.Number number -> {
          assertTrue(number.least() <= number.most(), number.name());
          assertEquals(SingleLine.of(number.unit()), number.unit());
          assertTakes(number, new SettingValue.Number(number.least()));
          assertTakes(number, new SettingValue.Number(number.most()));
        }
        case SettingField.Choice choice -> assertSound(choice);
        case SettingField.Flag flag ->
            assertTakes(flag, new SettingValue.Flag(!flag.defaultValue()));
        case SettingField.Hidden hidden -> {}
        case SettingField.Generated generated ->
            assertFalse(generated.basics().required(), generated.name() + " is never sent");
      }
    }
  }

  @Test
  default void everyDefaultIsRightByItsOwnRules() {
    for (SettingField field : descriptor().fields()) {
      defaultOf(field).ifPresent(value -> assertTakes(field, value));
    }
  }

  @Test
  default void aConditionNamesAnotherFieldAndAValueThatItCanHave() {
    for (SettingField field : descriptor().fields()) {
      field
          .basics()
          .visibleWhen()
          .ifPresent(condition -> {
            assertNotEquals(field.name(), condition.field());
            assertTrue(
                canHave(descriptor().field(condition.field()).orElseThrow(), condition),
                field.name() + " would never show");
          });
    }
  }

  private void assertSound(SettingField.Choice choice) {
    List<String> values = choice.options().stream().map(SettingField.Option::value).toList();
    assertEquals(values.size(), new HashSet<>(values).size(), choice.name());
    choice
        .options()
        .forEach(option -> {
          assertFalse(option.value().isBlank() || option.label().isBlank(), choice.name());
          assertEquals(SingleLine.of(option.label()), option.label());
          assertTakes(choice, new SettingValue.Text(option.value()));
        });
  }

  private void assertTakes(SettingField field, SettingValue value) {
    StorageSettings one = new StorageSettings(Map.of(field.name(), value));
    assertEquals(List.of(), descriptor().check(one, false));
    assertEquals(one, descriptor().normalized(one));
  }

  /** The portal judges by the same pattern, in ECMAScript. */
  private void assertKnownToBrowsers(String field, String pattern) {
    Pattern.compile(pattern);
    for (String unknown :
        List.of(
            "(?<", "(?i", "(?s", "(?m", "(?>", "\\A", "\\Z", "\\z", "\\G", "\\Q", "\\p", "\\h",
            "&&", "++", "*+", "?+", "}+")) {
      assertFalse(pattern.contains(unknown), "%s: %s in %s".formatted(field, unknown, pattern));
    }
  }

  private boolean canHave(SettingField field, Condition condition) {
    return switch (field) {
      case SettingField.Text text -> true;
      case SettingField.Number number -> true;
      case SettingField.Choice choice ->
          choice.options().stream().anyMatch(option -> option.value().equals(condition.value()));
      case SettingField.Flag flag -> List.of("true", "false").contains(condition.value());
      case SettingField.Hidden hidden -> false;
      case SettingField.Generated generated -> false;
    };
  }
}
