package dev.custody.domain.text;

/**
 * Text of one line: whatever a client sends can reach a log line, a header or a terminal without
 * acting there.
 */
public final class SingleLine {
  private static final int QUOTED_CHARACTERS = 80;

  private SingleLine() {}

  /**
   * {@code text} with every control, line-separating, direction-changing or unpaired character made
   * a space.
   */
  public static String of(String text) {
    StringBuilder line = null;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (acts(codePoint)) {
        line = line == null ? new StringBuilder(text) : line;
        line.setCharAt(i, ' ');
      }
      i += Character.charCount(codePoint);
    }
    return line == null ? text : line.toString();
  }

  /** A short single line of {@code text}, fit to be quoted in a message. */
  public static String quote(String text) {
    String line = of(text);
    return line.codePointCount(0, line.length()) <= QUOTED_CHARACTERS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, QUOTED_CHARACTERS)) + "…";
  }

  private static boolean acts(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> isDirectional(codePoint);
      default -> false;
    };
  }

  /**
   * The bidirectional controls of UAX #9, which can make a line read as something that it is not.
   */
  private static boolean isDirectional(int codePoint) {
    return codePoint == 0x061C
        || codePoint == 0x200E
        || codePoint == 0x200F
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
