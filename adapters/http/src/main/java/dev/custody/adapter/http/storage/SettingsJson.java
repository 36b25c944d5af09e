package dev.custody.adapter.http.storage;

import dev.custody.adapter.http.json.Fields;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.storage.Secret;
import dev.custody.domain.storage.SettingField;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.text.FieldError;
import dev.custody.domain.text.SingleLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings as JSON, for every type alike. Only a descriptor's word that a field is secret changes
 * how a value is held; whether it fits its field is for the domain to say.
 */
final class SettingsJson {
  private static final char ELLIPSIS = '…';

  private SettingsJson() {}

  /** For an answer: of a secret, only that it is set and how it ends. */
  static Map<String, Object> shown(StorageSettings settings) {
    Map<String, Object> shown = new TreeMap<>();
    settings
        .values()
        .forEach((name, value) -> {
          switch (value) {
            case SettingValue.Text(String text) -> shown.put(name, text);
            case SettingValue.Number(long number) -> shown.put(name, number);
            case SettingValue.Flag(boolean flag) -> shown.put(name, flag);
            case SettingValue.Hidden(Secret secret) -> shown.put(name, shown(secret));
            case SettingValue.Cleared cleared -> {}
          }
        });
    return shown;
  }

  private static Map<String, Object> shown(Secret secret) {
    return secret.hint().isEmpty()
        ? Map.of("set", true)
        : Map.of("set", true, "hint", ELLIPSIS + secret.hint());
  }

  /**
   * What a client sent.
   *
   * @param descriptor of the location's type; empty for a type that is not there, and then nothing
   *     comes of the values
   * @throws Refusal.InvalidSettings if a value is of no kind that any field takes
   */
  static StorageSettings read(Fields settings, Optional<StorageDescriptor> descriptor) {
    Map<String, SettingValue> values = new TreeMap<>();
    List<FieldError> errors = new ArrayList<>();
    for (String name : settings.names()) {
      Object given = settings.value(name);
      boolean secret =
          descriptor
              .flatMap(type -> type.field(name))
              .filter(SettingField.Hidden.class::isInstance)
              .isPresent();
      value(given, secret)
          .ifPresentOrElse(value -> values.put(name, value), () -> errors.add(wrong(name, given)));
    }
    if (!errors.isEmpty()) {
      throw new Refusal.InvalidSettings("Values of the settings are of the wrong kind.", errors);
    }
    return new StorageSettings(values);
  }

  private static Optional<SettingValue> value(@Nullable Object given, boolean secret) {
    return switch (given) {
      case null -> Optional.of(new SettingValue.Cleared());
      case String text when !storable(text) -> Optional.empty();
      case String text when secret -> Optional.of(new SettingValue.Hidden(Secret.of(text)));
      case String text -> Optional.of(new SettingValue.Text(text));
      case Boolean flag -> Optional.of(new SettingValue.Flag(flag));
      case BigDecimal number -> Optional.of(number(number));
      default -> Optional.empty();
    };
  }

  /** A number that is not whole stays a text, which no field for numbers takes. */
  private static SettingValue number(BigDecimal number) {
    try {
      return new SettingValue.Number(number.longValueExact());
    } catch (ArithmeticException e) {
      return new SettingValue.Text(number.toString());
    }
  }

  /** No control characters and no half characters: there is no setting that has one. */
  private static boolean storable(String text) {
    return SingleLine.of(text).equals(text);
  }

  private static FieldError wrong(String name, @Nullable Object given) {
    return new FieldError(
        "/settings/" + SingleLine.quote(name).replace("~", "~0").replace("/", "~1"),
        given instanceof String
            ? "it holds control characters; it takes one line of text"
            : "%s is no value for a setting".formatted(Fields.kind(given)));
  }
}
