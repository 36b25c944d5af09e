package dev.custody.adapter.storage.testkit.cloud.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of an ARN: each of its six parts is matched for itself, so that no star crosses one.
 */
final class ArnTemplate {
  private static final int PARTS = 6;

  private final List<Template> parts;
  private final boolean everything;

  private ArnTemplate(List<Template> parts, boolean everything) {
    this.parts = parts;
    this.everything = everything;
  }

  /**
   * Reads one; {@code *} alone is everything.
   *
   * @throws MalformedPolicyException if it is neither that nor has six parts
   */
  static ArnTemplate parse(String text, boolean variables) {
    if (text.equals("*")) {
      return new ArnTemplate(List.of(), true);
    }
    List<String> parts = split(text, variables);
    if (parts.size() != PARTS || !parts.getFirst().equals("arn")) {
      throw new MalformedPolicyException("Resource " + text + " must be in ARN format or \"*\".");
    }
    return new ArnTemplate(
        parts.stream().map(part -> Template.parse(part, true, variables)).toList(), false);
  }

  boolean matches(String arn, AccessRequest request) {
    if (everything) {
      return true;
    }
    String[] values = arn.split(":", PARTS);
    if (values.length != PARTS) {
      return false;
    }
    for (int part = 0; part < PARTS; part++) {
      if (!parts.get(part).matches(values[part], request)) {
        return false;
      }
    }
    return true;
  }

  /** At colons, but for those within a variable. */
  private static List<String> split(String text, boolean variables) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < text.length() && parts.size() < PARTS - 1; at++) {
      if (variables && text.startsWith("${", at)) {
        int end = text.indexOf('}', at);
        at = end < 0 ? text.length() : end;
      } else if (text.charAt(at) == ':') {
        parts.add(text.substring(start, at));
        start = at + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
