package dev.custody.adapter.http.json;

import dev.custody.domain.text.FieldError;
import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, asked for one by one. What is wrong is collected and told at once by
 * {@link #end}, which also refuses what was not asked for; until then a wrong value reads as if it
 * were missing.
 */
public final class Fields {
  /** RFC 3339, section 5.6; whether there is such a day is judged by the parser. */
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

  private final Map<String, @Nullable Object> values;
  private final String pointer;
  private final List<FieldError> errors;
  private final Set<String> asked = new LinkedHashSet<>();

  private Fields(Map<String, @Nullable Object> values, String pointer, List<FieldError> errors) {
    this.values = values;
    this.pointer = pointer;
    this.errors = errors;
  }

  /** Those of the JSON object that {@code text} is. */
  public static Fields of(byte[] text) {
    return new Fields(JsonTree.object(text), "", new ArrayList<>());
  }

  /** Whether the field is there and null: in a merge patch (RFC 7396) it is to be taken away. */
  public boolean cleared(String name) {
    asked.add(name);
    return values.containsKey(name) && values.get(name) == null;
  }

  /** Refuses null where it would mean to take something away that cannot be. */
  public void refuseNull(String name, String why) {
    if (cleared(name)) {
      error(name, why);
    }
  }

  public Optional<String> text(String name) {
    Object value = value(name);
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value);
    }
    error(name, "%s is not a text".formatted(kind(value)));
    return Optional.empty();
  }

  /** As {@link #text}, and an error if it is missing; then it reads as empty. */
  public String requiredText(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty() && value(name) == null) {
      error(name, "it is missing; it takes a text");
    }
    return text.orElse("");
  }

  /** A time as RFC 3339 writes it. */
  public Optional<Instant> time(String name) {
    return text(name).flatMap(text -> parsed(name, text, Fields::instant));
  }

  /** A duration as ISO 8601 writes it. */
  public Optional<Duration> duration(String name) {
    return text(name).flatMap(text -> parsed(name, text, Fields::iso8601));
  }

  /** A list of texts, at least one; an error if it is missing. */
  public List<String> requiredTexts(String name) {
    if (!(value(name) instanceof List<?> list) || list.isEmpty()) {
      error(name, "it takes a list of texts, at least one");
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Object item = list.get(i);
      if (item instanceof String text) {
        texts.add(text);
      } else {
        errorAt(token(name) + "/" + i, "%s is not a text".formatted(kind(item)));
      }
    }
    return texts;
  }

  /** The fields of an object within this one, to be ended with it. */
  public Optional<Fields> object(String name) {
    Object value = value(name);
    if (value instanceof Map<?, ?> map) {
      return Optional.of(new Fields(byName(map), pointer + "/" + token(name), errors));
    }
    if (value != null) {
      error(name, "%s is not an object".formatted(kind(value)));
    }
    return Optional.empty();
  }

  /** The names that are there, of an object whose names are free. */
  public Set<String> names() {
    return values.keySet();
  }

  /** The value as it is. */
  public @Nullable Object value(String name) {
    asked.add(name);
    return values.get(name);
  }

  /** Notes what is wrong with a field of this object. */
  public void error(String name, String detail) {
    errorAt(token(name), detail);
  }

  /**
   * Refuses what was found wrong, and every field that nobody asked for.
   *
   * @throws InvalidFields naming each
   */
  public void end() {
    values.keySet().stream()
        .filter(name -> !asked.contains(name))
        .forEach(name -> error(name, "there is no such field; there are " + asked));
    if (!errors.isEmpty()) {
      throw new InvalidFields(errors);
    }
  }

  /** What a value is, without telling it: it may be a secret. */
  public static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> "a text";
      case Boolean flag -> "true or false";
      case Number number -> "a number";
      case List<?> list -> "a list";
      default -> "an object";
    };
  }

  /** A time as RFC 3339 writes it. */
  public static Instant instant(String text) {
    if (RFC_3339.matcher(text).matches()) {
      try {
        return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
      } catch (DateTimeParseException e) {
        throw noTime(text);
      }
    }
    throw noTime(text);
  }

  private static IllegalArgumentException noTime(String text) {
    return new IllegalArgumentException(
        "'%s' is not a time; a right one is '2025-01-31T12:00:00Z'"
            .formatted(SingleLine.quote(text)));
  }

  private static Duration iso8601(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'%s' is not a duration; a right one is 'PT24H'".formatted(SingleLine.quote(text)), e);
    }
  }

  private void errorAt(String tokens, String detail) {
    errors.add(new FieldError(pointer + "/" + tokens, detail));
  }

  private <T> Optional<T> parsed(String name, String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException e) {
      error(name, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Map<String, @Nullable Object> byName(Map<?, ?> map) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }

  /** {@code name} as one token of a JSON pointer (RFC 6901, section 3), fit to be quoted. */
  private static String token(String name) {
    return SingleLine.quote(name).replace("~", "~0").replace("/", "~1");
  }
}
