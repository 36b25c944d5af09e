package dev.custody.adapter.storage.s3;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Terraform's language, laid out as {@code terraform fmt} does (HashiCorp, "HCL Native Syntax").
 */
final class Hcl {
  private static final String INDENT = "  ";

  private Hcl() {}

  /** A string that means itself. */
  static String quoted(String text) {
    return PolicyText.quoted(text).replace("${", "$${").replace("%{", "%%{");
  }

  /**
   * A value.
   *
   * @param indent of the line that it begins in
   */
  static String expression(Object value, String indent) {
    return switch (value) {
      case Map<?, ?> map when !Tree.fitsALine(map, indent.length()) -> object(map, indent);
      case Collection<?> list when !Tree.fitsALine(list, indent.length()) ->
          list.stream()
              .map(each -> expression(each, indent + INDENT))
              .collect(
                  Collectors.joining(
                      ",\n" + indent + INDENT, "[\n" + indent + INDENT, "\n" + indent + "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> name(entry.getKey()) + " = " + expression(entry.getValue(), ""))
              .collect(Collectors.joining(", ", "{ ", " }"));
      case Collection<?> list ->
          list.stream()
              .map(each -> expression(each, ""))
              .collect(Collectors.joining(", ", "[", "]"));
      case String text -> quoted(text);
      case Tree.Expression expression -> expression.text();
      default -> value.toString();
    };
  }

  private static String object(Map<?, ?> map, String indent) {
    StringBuilder object = new StringBuilder("{\n");
    List<String[]> neighbours = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String value = expression(entry.getValue(), indent + INDENT);
      if (value.contains("\n")) {
        align(neighbours, indent + INDENT, object);
      }
      neighbours.add(new String[] {name(entry.getKey()), value});
      if (value.contains("\n")) {
        align(neighbours, indent + INDENT, object);
      }
    }
    align(neighbours, indent + INDENT, object);
    return object.append(indent).append('}').toString();
  }

  /** Neighbours of one line each have their signs below one another. */
  private static void align(List<String[]> neighbours, String indent, StringBuilder object) {
    int widest = neighbours.stream().mapToInt(each -> each[0].length()).max().orElse(0);
    for (String[] each : neighbours) {
      object
          .append(indent)
          .append(each[0])
          .append(" ".repeat(widest - each[0].length()))
          .append(" = ")
          .append(each[1])
          .append('\n');
    }
    neighbours.clear();
  }

  private static String name(Object key) {
    String name = key.toString();
    return name.matches("[A-Za-z][A-Za-z0-9_]*") ? name : quoted(name);
  }
}
