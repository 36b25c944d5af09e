package dev.custody.adapter.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a setup kit before it is filled in, kept as a resource so that it reads as what it will
 * be. <code>{{name}}</code> stands for a value; on lines of their own, <code>{{if name}}</code>,
 * <code>{{else}}</code> and <code>{{end}}</code> keep what applies, where a value that is empty
 * says no, and <code>{{include file}}</code> puts another one in. Of a value that stands alone in
 * its line every line is indented like that one.
 */
final class Template {
  private static final String FOLDER = "kit/";
  private static final Pattern ORDER = Pattern.compile("\\s*\\{\\{(if|include) (\\S+)}}");
  private static final Pattern VALUE = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");

  private final Map<String, String> values;
  private final StringBuilder filled = new StringBuilder();

  private Template(Map<String, String> values) {
    this.values = values;
  }

  /**
   * @throws IllegalArgumentException if the template names a value that is not there
   */
  static String fill(String file, Map<String, String> values) {
    Template template = new Template(values);
    template.take(file);
    return BLANK_LINES.matcher(template.filled).replaceAll("\n\n");
  }

  private void take(String file) {
    Deque<Boolean> kept = new ArrayDeque<>();
    for (String line : text(file).lines().toList()) {
      Matcher order = ORDER.matcher(line);
      switch (line.strip()) {
        case "{{else}}" -> kept.push(!kept.pop());
        case "{{end}}" -> kept.pop();
        default -> {
          boolean keeps = !kept.contains(false);
          if (!order.matches()) {
            take(line, keeps);
          } else if (order.group(1).equals("if")) {
            kept.push(!value(order.group(2)).isEmpty());
          } else if (keeps) {
            take(order.group(2));
          }
        }
      }
    }
    if (!kept.isEmpty()) {
      throw new IllegalArgumentException(file + " ends within an if");
    }
  }

  /** Values are looked up in any case, so that a wrong name never hides behind a condition. */
  private void take(String line, boolean keeps) {
    Matcher alone = VALUE.matcher(line.strip());
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    String text =
        alone.matches()
            ? value(alone.group(1)).indent(indent.length()).stripTrailing()
            : VALUE
                .matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    if (keeps) {
      filled.append(text).append('\n');
    }
  }

  private String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("There is no value '%s'".formatted(name));
    }
    return value;
  }

  private static String text(String file) {
    try (InputStream resource = Template.class.getResourceAsStream(FOLDER + file)) {
      if (resource == null) {
        throw new IllegalArgumentException("There is no template '%s'".formatted(file));
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read the template '%s'".formatted(file), e);
    }
  }
}
