package dev.custody.adapter.persistence;

import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of a report as JSON. */
final class ChecksColumn {
  private ChecksColumn() {}

  static String write(List<Check> checks) {
    return Json.write(JsonNode.createArrayNode(checks.stream().map(ChecksColumn::node).toList()));
  }

  static List<Check> read(String text) {
    List<Check> checks = new ArrayList<>();
    Json.read(text).values().forEach(node -> checks.add(check(node)));
    return checks;
  }

  private static JsonNode node(Check check) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    put(fields, "id", check.id());
    put(fields, "title", check.title());
    put(fields, "status", check.status().name());
    put(fields, "message", check.message());
    check.action().ifPresent(text -> put(fields, "action", text));
    check.resource().ifPresent(text -> put(fields, "resource", text));
    check.fix().ifPresent(fix -> fields.put("fix", node(fix)));
    check.errorCode().ifPresent(text -> put(fields, "errorCode", text));
    check.requestId().ifPresent(text -> put(fields, "requestId", text));
    put(fields, "duration", check.duration().toString());
    if (check.forbidsUse()) {
      fields.put("forbidsUse", JsonNode.createBooleanNode(true));
    }
    return JsonNode.createObjectNode(fields);
  }

  private static JsonNode node(Check.Fix fix) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    put(fields, "title", fix.title());
    put(fields, "mediaType", fix.mediaType());
    put(fields, "content", fix.content());
    return JsonNode.createObjectNode(fields);
  }

  private static Check check(JsonNode node) {
    return new Check(
        text(node, "id"),
        text(node, "title"),
        CheckStatus.valueOf(text(node, "status")),
        text(node, "message"),
        optional(node, "action"),
        optional(node, "resource"),
        Json.optional(node, "fix").map(ChecksColumn::fix),
        optional(node, "errorCode"),
        optional(node, "requestId"),
        Duration.parse(text(node, "duration")),
        Json.optional(node, "forbidsUse").map(JsonNode::getBooleanValue).orElse(false));
  }

  private static Check.Fix fix(JsonNode node) {
    return new Check.Fix(text(node, "title"), text(node, "mediaType"), text(node, "content"));
  }

  private static void put(Map<String, JsonNode> fields, String name, String text) {
    fields.put(name, JsonNode.createStringNode(text));
  }

  private static String text(JsonNode object, String name) {
    return Json.field(object, name).getStringValue();
  }

  private static Optional<String> optional(JsonNode object, String name) {
    return Json.optional(object, name).map(JsonNode::getStringValue);
  }
}
