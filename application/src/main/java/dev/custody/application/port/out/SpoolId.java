package dev.custody.application.port.out;

import java.util.regex.Pattern;

/**
 * What a spool is called, on whichever machine its directory is.
 *
 * @param value {@code spl_} and 32 hexadecimal digits
 */
public record SpoolId(String value) {
  private static final Pattern FORM = Pattern.compile("spl_[0-9a-f]{32}");

  public SpoolId {
    if (!isOne(value)) {
      throw new IllegalArgumentException("not a spool's id: " + value);
    }
  }

  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
