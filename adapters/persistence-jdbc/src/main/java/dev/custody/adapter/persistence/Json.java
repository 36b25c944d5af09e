package dev.custody.adapter.persistence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** JSON in columns of text. ASCII alone, so that no database sees a character that it minds. */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final JsonNodeTreeCodec CODEC = JsonNodeTreeCodec.getInstance();

  private Json() {}

  static String write(JsonNode node) {
    StringWriter text = new StringWriter();
    try (var generator = FACTORY.createGenerator(text)) {
      CODEC.writeTree(generator, node);
    } catch (IOException e) {
      throw new UncheckedIOException("JSON could not be written to memory", e);
    }
    return text.toString();
  }

  static JsonNode read(String text) {
    try (var parser = FACTORY.createParser(text)) {
      return CODEC.readTree(parser);
    } catch (IOException e) {
      // Not the parser's message, which quotes what it found.
      throw new DatabaseException("A column does not hold the JSON that it should", null);
    }
  }

  static String writeTexts(Map<String, String> texts) {
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    texts.forEach((name, text) -> nodes.put(name, JsonNode.createStringNode(text)));
    return write(JsonNode.createObjectNode(nodes));
  }

  static Map<String, String> readTexts(String text) {
    Map<String, String> texts = new LinkedHashMap<>();
    read(text).entries().forEach(e -> texts.put(e.getKey(), e.getValue().getStringValue()));
    return texts;
  }

  /** A field that must be there. */
  static JsonNode field(JsonNode object, String name) {
    return optional(object, name)
        .orElseThrow(() -> new DatabaseException("JSON in a column lacks '" + name + "'", null));
  }

  static Optional<JsonNode> optional(JsonNode object, String name) {
    return Optional.ofNullable(object.get(name));
  }
}
