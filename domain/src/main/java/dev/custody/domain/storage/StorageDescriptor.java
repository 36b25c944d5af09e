package dev.custody.domain.storage;

import dev.custody.domain.text.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a storage type asks for, in words that draw a form.
 *
 * @param schemaVersion of the settings, from 1 up; raised when old rows need {@code
 *     StorageType.upgrade}
 * @param recommended the one to offer first
 */
public record StorageDescriptor(
    StorageTypeId id,
    String title,
    String description,
    int schemaVersion,
    boolean recommended,
    List<SettingField> fields) {

  public StorageDescriptor {
    fields = List.copyOf(fields);
    if (fields.stream().map(SettingField::name).distinct().count() != fields.size()) {
      throw new IllegalArgumentException("two fields of one name in " + id);
    }
  }

  public Optional<SettingField> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** {@code settings} as they are kept: text trimmed, what is empty or cleared left out. */
  public StorageSettings normalized(StorageSettings settings) {
    Map<String, SettingValue> kept = new TreeMap<>();
    settings
        .values()
        .forEach((name, value) -> {
          switch (value) {
            case SettingValue.Text(String text) when !text.isBlank() ->
                kept.put(name, new SettingValue.Text(text.strip()));
            case SettingValue.Text blank -> {}
            case SettingValue.Cleared cleared -> {}
            case SettingValue.Number number -> kept.put(name, number);
            case SettingValue.Flag flag -> kept.put(name, flag);
            case SettingValue.Hidden hidden -> kept.put(name, hidden);
          }
        });
    return new StorageSettings(kept);
  }

  /**
   * What is wrong with {@code settings}, field by field; empty if nothing. A field that is required
   * may be missing in a draft where {@code complete} is false.
   */
  public List<FieldError> check(StorageSettings settings, boolean complete) {
    List<FieldError> errors = new ArrayList<>();
    settings
        .values()
        .forEach((name, value) ->
            field(name)
                .ifPresentOrElse(
                    field -> FieldCheck.wrong(field, value).ifPresent(errors::add),
                    () -> errors.add(unknown(name))));
    if (complete) {
      fields.stream()
          .filter(field -> field.basics().required() && counts(field, settings))
          .filter(field -> !settings.values().containsKey(field.name()))
          .forEach(field -> errors.add(FieldCheck.missing(field)));
    }
    return List.copyOf(errors);
  }

  private boolean counts(SettingField field, StorageSettings settings) {
    return field
        .basics()
        .visibleWhen()
        .map(condition -> condition.value().equals(valueOrDefault(condition.field(), settings)))
        .orElse(true);
  }

  private String valueOrDefault(String name, StorageSettings settings) {
    SettingValue given = settings.values().get(name);
    return switch (given) {
      case SettingValue.Text(String value) -> value;
      case SettingValue.Number(long value) -> Long.toString(value);
      case SettingValue.Flag(boolean value) -> Boolean.toString(value);
      case SettingValue.Hidden hidden -> "";
      case SettingValue.Cleared cleared -> defaultOf(name);
      case null -> defaultOf(name);
    };
  }

  private String defaultOf(String name) {
    return field(name)
        .map(field ->
            switch (field) {
              case SettingField.Text text -> text.defaultValue().orElse("");
              case SettingField.Number number ->
                  number.defaultValue().map(Object::toString).orElse("");
              case SettingField.Choice choice -> choice.options().getFirst().value();
              case SettingField.Flag flag -> Boolean.toString(flag.defaultValue());
              case SettingField.Hidden hidden -> "";
              case SettingField.Generated generated -> "";
            })
        .orElse("");
  }

  private FieldError unknown(String name) {
    return new FieldError(
        "/settings/" + FieldCheck.pointerToken(name),
        "%s has no field of this name; it has %s"
            .formatted(id, fields.stream().map(SettingField::name).toList()));
  }
}
