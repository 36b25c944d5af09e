package dev.custody.adapter.storage.s3;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of IAM policy documents (AWS IAM, "IAM JSON policy elements reference"). */
final class PolicyText {
  private PolicyText() {}

  /**
   * {@code literal} where wildcards and policy variables are understood, meaning itself (AWS IAM,
   * "Policy variables": special characters).
   */
  static String escaped(String literal) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c == '$' || c == '*' || c == '?') {
        escaped.append("${").append(c).append('}');
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** What the addresses of a partition's services end with. */
  static String domain(String partition) {
    return partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
  }

  /** A JSON string. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** A JSON string, or an array of several. */
  static String oneOrMany(List<String> texts) {
    return texts.size() == 1
        ? quoted(texts.getFirst())
        : texts.stream().map(PolicyText::quoted).collect(Collectors.joining(",", "[", "]"));
  }
}
