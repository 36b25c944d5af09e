package dev.custody.domain.text;

import java.util.regex.Pattern;

/**
 * The shape that all ids share: a prefix that tells the kind, an underscore, and 26 characters of
 * Crockford's base 32 in lower case. Nothing in it can act as a path, a header or a query.
 */
public final class Identifier {
  private static final Pattern BODY = Pattern.compile("[0-9a-hjkmnp-tv-z]{26}");

  private Identifier() {}

  /**
   * Answers {@code value} if it is an id of the kind that {@code prefix} names.
   *
   * @throws IllegalArgumentException quoting the value if it is not
   */
  public static String require(String prefix, String value) {
    if (!matches(prefix, value)) {
      throw new IllegalArgumentException(
          "not an id of the form %s_…: '%s'".formatted(prefix, SingleLine.quote(value)));
    }
    return value;
  }

  /** Whether {@code value} is an id of the kind that {@code prefix} names. */
  public static boolean matches(String prefix, String value) {
    int body = prefix.length() + 1;
    return value.length() == body + 26
        && value.startsWith(prefix)
        && value.charAt(prefix.length()) == '_'
        && BODY.matcher(value.substring(body)).matches();
  }
}
