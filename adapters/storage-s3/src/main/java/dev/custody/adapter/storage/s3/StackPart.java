package dev.custody.adapter.storage.s3;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a CloudFormation template, by its sections (AWS CloudFormation, "Template sections").
 */
record StackPart(
    Map<String, Object> parameters,
    Map<String, Object> conditions,
    Map<String, Object> resources,
    Map<String, Object> outputs) {

  /** The template that such parts are together, as JSON. */
  static String template(String description, List<StackPart> parts) {
    Map<String, Object> template =
        Tree.of("AWSTemplateFormatVersion", "2010-09-09", "Description", description);
    section(template, "Parameters", parts.stream().map(StackPart::parameters).toList());
    section(template, "Conditions", parts.stream().map(StackPart::conditions).toList());
    section(template, "Resources", parts.stream().map(StackPart::resources).toList());
    section(template, "Outputs", parts.stream().map(StackPart::outputs).toList());
    return Tree.json(template);
  }

  private static void section(
      Map<String, Object> template, String name, List<Map<String, Object>> pieces) {
    Map<String, Object> section = new LinkedHashMap<>();
    pieces.forEach(section::putAll);
    if (!section.isEmpty()) {
      template.put(name, section);
    }
  }

  static Map<String, Object> ref(String name) {
    return Tree.of("Ref", name);
  }

  static Map<String, Object> attribute(String resource, String name) {
    return Tree.of("Fn::GetAtt", List.of(resource, name));
  }

  /** {@code value} where the condition holds, and else nothing at all. */
  static Map<String, Object> onlyIf(String condition, Object value) {
    return Tree.of("Fn::If", List.of(condition, value, ref("AWS::NoValue")));
  }

  static Map<String, Object> output(String description, Object value) {
    return Tree.of("Description", description, "Value", value);
  }
}
