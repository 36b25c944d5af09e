package dev.custody.adapter.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * A template of CloudFormation with values for its parameters, and what becomes of both (AWS
 * CloudFormation, "Intrinsic function reference"), as far as kits use it.
 */
record Stack(String template, Map<String, String> parameters) {
  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::Partition", "aws",
          "AWS::URLSuffix", "amazonaws.com",
          "AWS::Region", "eu-west-1",
          "AWS::AccountId", "444455556666",
          "Bucket", "the bucket that is made");

  /** What is on the page that the kit's link leads to. */
  static Stack launched(Kits.Files kit) {
    Map<String, String> parameters = new LinkedHashMap<>();
    query(kit)
        .forEach((name, value) -> {
          if (name.startsWith("param_")) {
            parameters.put(name.substring("param_".length()), value);
          }
        });
    try (InputStream template = LaunchStack.class.getResourceAsStream("kit/launch-stack.json")) {
      return new Stack(
          new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8),
          parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the link says behind the page's name. */
  static Map<String, String> query(Kits.Files kit) {
    String fragment = URI.create(kit.file("launch-stack.uri").strip()).getRawFragment();
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : fragment.substring(fragment.indexOf('?') + 1).split("&", -1)) {
      String[] nameAndValue = pair.split("=", 2);
      query.put(
          nameAndValue[0],
          URLDecoder.decode(nameAndValue[1].replace("+", "%2B"), StandardCharsets.UTF_8));
    }
    return query;
  }

  Stack with(String parameter, String value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.put(parameter, value);
    return new Stack(template, changed);
  }

  /** What is made, and what is told of it. */
  Map<String, Object> made() {
    Map<String, Object> made = new LinkedHashMap<>();
    section("Resources")
        .forEach((name, resource) -> {
          if (resource.field("Condition").map(JsonNode::text).map(this::holds).orElse(true)) {
            value(resource).ifPresent(told -> made.put(name, told));
          }
        });
    section("Outputs").forEach((name, output) -> value(output).ifPresent(v -> made.put(name, v)));
    return made;
  }

  /**
   * @param role the ARN of the stack's role
   */
  String bucketPolicy(String role) {
    JsonNode resource = named("BucketPolicy", section("Resources"));
    return Tree.json(
            value(resource.field("Properties").orElseThrow().field("PolicyDocument").orElseThrow())
                .orElseThrow())
        .replace("Role.Arn", role);
  }

  private Map<String, JsonNode> section(String name) {
    return JsonNode.parser().parse(template).field(name).map(JsonNode::asObject).orElse(Map.of());
  }

  private static JsonNode named(String name, Map<String, JsonNode> section) {
    return Objects.requireNonNull(section.get(name), name);
  }

  private boolean holds(String condition) {
    return truth(named(condition, section("Conditions")));
  }

  private boolean truth(JsonNode condition) {
    Map.Entry<String, JsonNode> only = condition.asObject().entrySet().iterator().next();
    return switch (only.getKey()) {
      case "Condition" -> holds(only.getValue().text());
      case "Fn::Not" -> !truth(only.getValue().asArray().getFirst());
      case "Fn::And" -> only.getValue().asArray().stream().allMatch(this::truth);
      case "Fn::Equals" -> {
        List<JsonNode> both = only.getValue().asArray();
        yield value(both.getFirst()).equals(value(both.getLast()));
      }
      default -> throw new IllegalArgumentException(only.getKey());
    };
  }

  /** Empty for what is left out. */
  private Optional<Object> value(JsonNode node) {
    if (node.isArray()) {
      return Optional.of(values(node));
    }
    if (!node.isObject()) {
      return Optional.of(node.text());
    }
    Map<String, JsonNode> fields = node.asObject();
    return fields.size() == 1
        ? function(fields.keySet().iterator().next(), fields)
        : Optional.of(object(fields));
  }

  private List<Object> values(JsonNode array) {
    return array.asArray().stream().flatMap(each -> value(each).stream()).toList();
  }

  private Map<String, Object> object(Map<String, JsonNode> fields) {
    Map<String, Object> object = new LinkedHashMap<>();
    fields.forEach((name, field) -> value(field).ifPresent(told -> object.put(name, told)));
    return object;
  }

  private Optional<Object> function(String name, Map<String, JsonNode> fields) {
    JsonNode argument = named(name, fields);
    return switch (name) {
      case "Ref" -> reference(argument.text());
      case "Fn::GetAtt" ->
          Optional.of(String.join(".", argument.asArray().stream().map(JsonNode::text).toList()));
      case "Fn::If" -> {
        List<JsonNode> branches = argument.asArray();
        yield value(branches.get(holds(branches.getFirst().text()) ? 1 : 2));
      }
      case "Fn::Join" -> {
        List<Object> parts = values(argument);
        List<String> texts = new ArrayList<>();
        ((List<?>) parts.getLast()).forEach(part -> texts.add(part.toString()));
        yield Optional.of(String.join(parts.getFirst().toString(), texts));
      }
      case "Fn::Split" -> {
        List<Object> both = values(argument);
        yield Optional.of(List.of(both.getLast().toString().split(both.getFirst().toString(), -1)));
      }
      case "Fn::Select" -> {
        List<Object> both = values(argument);
        yield Optional.of(
            ((List<?>) both.getLast()).get(Integer.parseInt(both.getFirst().toString())));
      }
      default -> Optional.of(object(fields));
    };
  }

  private Optional<Object> reference(String name) {
    if (name.equals("AWS::NoValue")) {
      return Optional.empty();
    }
    return Optional.ofNullable(parameters.get(name))
        .or(() -> Optional.ofNullable(PSEUDO.get(name)))
        .or(() -> named(name, section("Parameters")).field("Default").map(JsonNode::text))
        .map(Object.class::cast);
  }
}
