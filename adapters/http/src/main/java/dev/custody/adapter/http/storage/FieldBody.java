package dev.custody.adapter.http.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.custody.domain.storage.SettingField;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One field of a storage type: enough to draw a form and to check a value. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SettingField")
record FieldBody(
    @Schema(example = "bucket") String name,
    @Schema(
            description = "How it is drawn and what it takes.",
            type = "string",
            allowableValues = {"text", "number", "choice", "flag", "secret", "generated"})
        String kind,
    String label,
    String help,
    boolean required,
    @Schema(description = "Whether a location in use may change it.") boolean editableWhileActive,
    @Schema(description = "Fields of one group stand together.") @Nullable String group,
    @Nullable ConditionBody visibleWhen,
    @Schema(description = "Text: what the whole value must match.") @Nullable String pattern,
    @Schema(description = "Text: a right value.") @Nullable String example,
    @JsonProperty("default")
        @Schema(name = "default", description = "What holds where nothing is given.")
        @Nullable Object defaultValue,
    @Schema(description = "Number: the least.") @Nullable Long minimum,
    @Schema(description = "Number: the most.") @Nullable Long maximum,
    @Schema(description = "Number: what it counts.") @Nullable String unit,
    @Schema(description = "Choice: the values.") @Nullable List<OptionBody> options) {

  /** Holds where the other field's value, written as text, equals {@code value}. */
  @Serdeable.Serializable
  @Schema(
      name = "Condition",
      description = "The field counts only where another has this value, written as text.")
  record ConditionBody(String field, String value) {}

  /** One value of a choice. */
  @Serdeable.Serializable
  @Schema(name = "Option")
  record OptionBody(String value, String label) {}

  static FieldBody of(SettingField field) {
    return switch (field) {
      case SettingField.Text text ->
          new Draft("text", text.basics())
              .text(text.pattern().orElse(null), text.example(), text.defaultValue().orElse(null))
              .build();
      case SettingField.Number number ->
          new Draft("number", number.basics())
              .number(
                  number.least(), number.most(), number.unit(), number.defaultValue().orElse(null))
              .build();
      case SettingField.Choice choice ->
          new Draft("choice", choice.basics()).choice(choice.options()).build();
      case SettingField.Flag flag ->
          new Draft("flag", flag.basics()).defaultValue(flag.defaultValue()).build();
      case SettingField.Hidden hidden -> new Draft("secret", hidden.basics()).build();
      case SettingField.Generated generated -> new Draft("generated", generated.basics()).build();
    };
  }

  /** What a kind does not have stays away. */
  private static final class Draft {
    private final String kind;
    private final SettingField.Basics basics;
    private @Nullable String pattern;
    private @Nullable String example;
    private @Nullable Object defaultValue;
    private @Nullable Long minimum;
    private @Nullable Long maximum;
    private @Nullable String unit;
    private @Nullable List<OptionBody> options;

    Draft(String kind, SettingField.Basics basics) {
      this.kind = kind;
      this.basics = basics;
    }

    Draft text(@Nullable String newPattern, String newExample, @Nullable String newDefault) {
      pattern = newPattern;
      example = newExample;
      return defaultValue(newDefault);
    }

    Draft number(long least, long most, String newUnit, @Nullable Long newDefault) {
      minimum = least;
      maximum = most;
      unit = newUnit;
      return defaultValue(newDefault);
    }

    Draft choice(List<SettingField.Option> newOptions) {
      options =
          newOptions.stream()
              .map(option -> new OptionBody(option.value(), option.label()))
              .toList();
      return defaultValue(newOptions.getFirst().value());
    }

    Draft defaultValue(@Nullable Object newDefault) {
      defaultValue = newDefault;
      return this;
    }

    FieldBody build() {
      return new FieldBody(
          basics.name(),
          kind,
          basics.label(),
          basics.help(),
          basics.required(),
          basics.editableWhileActive(),
          basics.group().orElse(null),
          basics
              .visibleWhen()
              .map(condition -> new ConditionBody(condition.field(), condition.value()))
              .orElse(null),
          pattern,
          example,
          defaultValue,
          minimum,
          maximum,
          unit,
          options);
    }
  }
}
