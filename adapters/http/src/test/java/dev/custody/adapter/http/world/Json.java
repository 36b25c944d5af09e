package dev.custody.adapter.http.world;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON value, read by a parser of its own and asked by name. */
public final class Json {
  private final @Nullable Object value;

  private Json(@Nullable Object value) {
    this.value = value;
  }

  public static Json of(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      return new Json(read(parser));
    } catch (IOException e) {
      throw new UncheckedIOException("no JSON: " + text, e);
    }
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        object.put(name, read(parser));
      }
      return object;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> array = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(read(parser));
      }
      return array;
    }
    return switch (token) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IOException("no value: " + token);
    };
  }

  public boolean has(String name) {
    return object().containsKey(name);
  }

  public Set<String> names() {
    return object().keySet();
  }

  public Json at(String name) {
    if (!has(name)) {
      throw new AssertionError("no '%s' in %s".formatted(name, value));
    }
    return new Json(object().get(name));
  }

  public String text(String name) {
    return (String) Objects.requireNonNull(at(name).value);
  }

  public long number(String name) {
    return (Long) Objects.requireNonNull(at(name).value);
  }

  public boolean flag(String name) {
    return (Boolean) Objects.requireNonNull(at(name).value);
  }

  public List<Json> items() {
    if (!(value instanceof List<?> list)) {
      throw new AssertionError("no list: " + value);
    }
    return list.stream().map(Json::new).toList();
  }

  public List<Json> items(String name) {
    return at(name).items();
  }

  public @Nullable Object value() {
    return value;
  }

  @SuppressWarnings("unchecked") // as it was read
  private Map<String, @Nullable Object> object() {
    if (!(value instanceof Map)) {
      throw new AssertionError("no object: " + value);
    }
    return (Map<String, @Nullable Object>) value;
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
