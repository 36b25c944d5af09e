package dev.custody.adapter.http.header;

import dev.custody.domain.text.SingleLine;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Content-Disposition (RFC 6266) with a name that acts nowhere, not even on the client's disk. */
public final class Disposition {
  private static final int LONGEST_NAME = 120;
  private static final String ATTR_CHAR = "!#$&+-.^_`|~";

  private Disposition() {}

  public static String inline(String name) {
    return header("inline", name);
  }

  public static String attachment(String name) {
    return header("attachment", name);
  }

  /**
   * A file name made of what people call something.
   *
   * @param fallback taken where nothing is left of {@code words}
   * @param extension that it shall end with; may be empty
   */
  public static String fileName(String words, String fallback, String extension) {
    String name =
        SingleLine.of(words)
            .replaceAll("[\\\\/:*?\"<>|%]", " ")
            .replaceAll("\\s+", " ")
            .replaceAll("^[. ]+|[. ]+$", "");
    name = name.isEmpty() ? fallback : shortened(name);
    return name.toLowerCase(Locale.ROOT).endsWith(extension) ? name : name + extension;
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)).strip();
  }

  private static String header(String type, String name) {
    String ascii = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
    return ascii.equals(name)
        ? "%s; filename=\"%s\"".formatted(type, ascii)
        : "%s; filename=\"%s\"; filename*=UTF-8''%s".formatted(type, ascii, encoded(name));
  }

  /** As RFC 8187, section 3.2.1 has it. */
  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      if (character < 0x80
          && (Character.isLetterOrDigit(character) || ATTR_CHAR.indexOf(character) >= 0)) {
        text.append(character);
      } else {
        text.append("%%%02X".formatted(octet & 0xff));
      }
    }
    return text.toString();
  }
}
