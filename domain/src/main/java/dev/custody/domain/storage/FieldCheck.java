package dev.custody.domain.storage;

import dev.custody.domain.text.FieldError;
import dev.custody.domain.text.SingleLine;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges one value by the rules that its field itself tells. */
final class FieldCheck {
  private FieldCheck() {}

  static Optional<FieldError> wrong(SettingField field, SettingValue value) {
    if (value instanceof SettingValue.Cleared) {
      return Optional.empty();
    }
    return switch (field) {
      case SettingField.Text text -> wrongText(text, value);
      case SettingField.Number number -> wrongNumber(number, value);
      case SettingField.Choice choice -> wrongChoice(choice, value);
      case SettingField.Flag flag ->
          value instanceof SettingValue.Flag
              ? Optional.empty()
              : error(flag, "%s is not true or false".formatted(value.quoted()));
      case SettingField.Hidden hidden ->
          value instanceof SettingValue.Hidden
              ? Optional.empty()
              : error(
                  hidden, "it takes a text; leave it out or send null to keep the one that is set");
      case SettingField.Generated generated ->
          error(generated, "it is made by the service and cannot be chosen; leave it out");
    };
  }

  static FieldError missing(SettingField field) {
    return new FieldError(pointer(field), "%s is required".formatted(field.basics().label()));
  }

  /** {@code name} as one token of a JSON pointer (RFC 6901, section 3), safe to quote. */
  static String pointerToken(String name) {
    return SingleLine.quote(name).replace("~", "~0").replace("/", "~1");
  }

  private static Optional<FieldError> wrongText(SettingField.Text field, SettingValue value) {
    if (!(value instanceof SettingValue.Text(String text))) {
      return error(field, "%s is not a text".formatted(value.quoted()));
    }
    return field
        .pattern()
        .filter(pattern -> !text.matches(pattern))
        .flatMap(pattern ->
            error(
                field,
                "%s does not have the form that is wanted; a right one is '%s'"
                    .formatted(value.quoted(), field.example())));
  }

  private static Optional<FieldError> wrongNumber(SettingField.Number field, SettingValue value) {
    return value instanceof SettingValue.Number(long number)
            && number >= field.least()
            && number <= field.most()
        ? Optional.empty()
        : error(
            field,
            "%s is not a whole number from %d to %d"
                .formatted(value.quoted(), field.least(), field.most()));
  }

  private static Optional<FieldError> wrongChoice(SettingField.Choice field, SettingValue value) {
    return value instanceof SettingValue.Text(String text)
            && field.options().stream().anyMatch(option -> option.value().equals(text))
        ? Optional.empty()
        : error(
            field,
            "%s is none of %s"
                .formatted(
                    value.quoted(),
                    field.options().stream()
                        .map(SettingField.Option::value)
                        .collect(Collectors.joining(", "))));
  }

  private static Optional<FieldError> error(SettingField field, String detail) {
    return Optional.of(new FieldError(pointer(field), detail));
  }

  private static String pointer(SettingField field) {
    return "/settings/" + field.name();
  }
}
