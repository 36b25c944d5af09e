package dev.custody.adapter.storage.testkit.cloud.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value of a policy as a pattern: plain text, the wildcards {@code *} and {@code ?}, and policy
 * variables. {@code ${*}}, {@code ${?}} and {@code ${$}} are the characters themselves, and so is
 * whatever a variable stands for: a star in a user's name is no wildcard.
 */
final class Template {
  private sealed interface Token {
    record Text(char character) implements Token {}

    record Any() implements Token {}

    record One() implements Token {}

    record Variable(String key, Optional<String> otherwise) implements Token {}
  }

  private final List<Token> tokens;

  private Template(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /**
   * Reads one.
   *
   * @param wildcards whether {@code *} and {@code ?} are any
   * @param variables whether <code>${}</code> means something: in documents of 2012-10-17
   */
  static Template parse(String text, boolean wildcards, boolean variables) {
    List<Token> tokens = new ArrayList<>();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (variables && text.startsWith("${", at)) {
        int end = text.indexOf('}', at);
        if (end < 0) {
          throw new MalformedPolicyException("Syntax errors in policy: \"" + text + "\".");
        }
        tokens.add(variable(text.substring(at + 2, end)));
        at = end;
      } else if (wildcards && c == '*') {
        tokens.add(new Token.Any());
      } else if (wildcards && c == '?') {
        tokens.add(new Token.One());
      } else {
        tokens.add(new Token.Text(c));
      }
    }
    return new Template(tokens);
  }

  private static Token variable(String inside) {
    if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
      return new Token.Text(inside.charAt(0));
    }
    int comma = inside.indexOf(',');
    String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
    ConditionKeys.check(key);
    if (comma < 0) {
      return new Token.Variable(key, Optional.empty());
    }
    String otherwise = inside.substring(comma + 1).strip();
    if (otherwise.length() < 2 || !otherwise.startsWith("'") || !otherwise.endsWith("'")) {
      throw new MalformedPolicyException("Syntax errors in policy: \"${" + inside + "}\".");
    }
    return new Token.Variable(key, Optional.of(otherwise.substring(1, otherwise.length() - 1)));
  }

  /** Whether the value fits; false if a variable in it stands for nothing. */
  boolean matches(String value, AccessRequest request) {
    return resolve(request).filter(resolved -> matches(resolved, value)).isPresent();
  }

  /** The value, where all of it is plain text. */
  Optional<String> plain(AccessRequest request) {
    return resolve(request)
        .map(resolved -> {
          StringBuilder plain = new StringBuilder();
          for (Token token : resolved) {
            if (!(token instanceof Token.Text(char c))) {
              throw new IllegalStateException("a wildcard where none can be");
            }
            plain.append(c);
          }
          return plain.toString();
        });
  }

  private Optional<List<Token>> resolve(AccessRequest request) {
    List<Token> resolved = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      if (token instanceof Token.Variable(String key, Optional<String> otherwise)) {
        List<String> values = request.values(key);
        Optional<String> text = values.size() == 1 ? Optional.of(values.getFirst()) : otherwise;
        if (text.isEmpty()) {
          return Optional.empty();
        }
        text.get().chars().forEach(c -> resolved.add(new Token.Text((char) c)));
      } else {
        resolved.add(token);
      }
    }
    return Optional.of(resolved);
  }

  /** The usual two pointers: on a mismatch the last star takes one character more. */
  private static boolean matches(List<Token> pattern, String value) {
    int star = -1;
    int retry = 0;
    int token = 0;
    int at = 0;
    while (at < value.length()) {
      Token next = token < pattern.size() ? pattern.get(token) : null;
      if (next instanceof Token.Any) {
        star = token++;
        retry = at;
      } else if (next instanceof Token.One
          || (next instanceof Token.Text(char c) && c == value.charAt(at))) {
        token++;
        at++;
      } else if (star >= 0) {
        token = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (token < pattern.size() && pattern.get(token) instanceof Token.Any) {
      token++;
    }
    return token == pattern.size();
  }
}
