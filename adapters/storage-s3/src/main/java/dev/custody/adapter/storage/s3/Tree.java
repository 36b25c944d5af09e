package dev.custody.adapter.storage.s3;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Documents as data: maps, lists, strings, whole numbers and booleans, so that a policy is said
 * once and written as JSON, as Terraform's language or into a script.
 */
final class Tree {
  /** What fits into a line with that many characters stands in one. */
  private static final int WIDTH = 88;

  private static final String INDENT = "  ";

  private Tree() {}

  /**
   * What another language puts in at its own time, such as the ARN of a role that is to be made.
   *
   * @param text an expression of that language
   */
  record Expression(String text) {}

  /**
   * A map in the order of its arguments.
   *
   * @param namesAndValues each name before its value
   */
  static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      tree.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return tree;
  }

  /** A list, or its one value. */
  static Object oneOrMany(List<String> values) {
    return values.size() == 1 ? values.getFirst() : values;
  }

  /** JSON for people to read, with a line break at its end. */
  static String json(Object tree) {
    return json(tree, "") + "\n";
  }

  private static String json(Object value, String indent) {
    return switch (value) {
      case Map<?, ?> map when !fitsALine(map, indent.length()) ->
          map.entrySet().stream()
              .map(entry -> name(entry) + json(entry.getValue(), indent + INDENT))
              .collect(block("{", indent, "}"));
      case Collection<?> list when !fitsALine(list, indent.length()) ->
          list.stream().map(each -> json(each, indent + INDENT)).collect(block("[", indent, "]"));
      default -> inline(value);
    };
  }

  private static Collector<CharSequence, ?, String> block(
      String open, String indent, String close) {
    return Collectors.joining(
        ",\n" + indent + INDENT, open + "\n" + indent + INDENT, "\n" + indent + close);
  }

  /** Lists of plain values, and maps of one of them. */
  static boolean fitsALine(Object value, int used) {
    boolean plain =
        switch (value) {
          case Map<?, ?> map ->
              map.size() <= 1
                  && map.values().stream().allMatch(each -> isSmall(each) && fitsALine(each, 0));
          case Collection<?> list -> list.stream().allMatch(Tree::isPlain);
          default -> true;
        };
    return plain && used + inline(value).length() <= WIDTH;
  }

  private static boolean isSmall(Object value) {
    return isPlain(value)
        || (value instanceof Collection<?> list && list.stream().allMatch(Tree::isPlain));
  }

  private static boolean isPlain(Object value) {
    return !(value instanceof Map) && !(value instanceof Collection);
  }

  private static String inline(Object value) {
    return switch (value) {
      case Map<?, ?> map when map.isEmpty() -> "{}";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> name(entry) + inline(entry.getValue()))
              .collect(Collectors.joining(", ", "{ ", " }"));
      case Collection<?> list ->
          list.stream().map(Tree::inline).collect(Collectors.joining(", ", "[", "]"));
      case String text -> PolicyText.quoted(text);
      case Expression expression -> PolicyText.quoted(expression.text());
      case Integer number -> number.toString();
      case Boolean flag -> flag.toString();
      default -> throw new IllegalArgumentException("No document has a " + value.getClass());
    };
  }

  private static String name(Map.Entry<?, ?> entry) {
    return PolicyText.quoted(entry.getKey().toString()) + ": ";
  }
}
