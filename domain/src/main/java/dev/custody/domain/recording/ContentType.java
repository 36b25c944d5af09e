package dev.custody.domain.recording;

import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A media type as RFC 9110, section 8.3.1 has it, the essence in lower case: {@code type/subtype}
 * with its parameters, if any. At most 200 characters.
 */
public record ContentType(String value) {
  private static final int LONGEST = 200;
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern FORM =
      Pattern.compile("%1$s/%1$s(?: *; *(?:%1$s=(?:%1$s|\"[ !#-\\[\\]-~]*\"))?)*".formatted(TOKEN));
  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("application/x-asciicast", ".cast"),
          Map.entry("video/mp4", ".mp4"),
          Map.entry("video/webm", ".webm"),
          Map.entry("audio/webm", ".webm"),
          Map.entry("audio/mpeg", ".mp3"),
          Map.entry("audio/mp3", ".mp3"),
          Map.entry("audio/ogg", ".ogg"),
          Map.entry("video/ogg", ".ogg"),
          Map.entry("application/ogg", ".ogg"),
          Map.entry("audio/wav", ".wav"),
          Map.entry("audio/wave", ".wav"),
          Map.entry("audio/x-wav", ".wav"),
          Map.entry("audio/vnd.wave", ".wav"),
          Map.entry("text/plain", ".txt"));

  // Behind what the constructor needs.
  public static final ContentType OCTET_STREAM = new ContentType("application/octet-stream");

  public ContentType {
    String given = value.replace('\t', ' ').strip();
    if (given.length() > LONGEST || !FORM.matcher(given).matches()) {
      throw new InvalidFields(
          "/contentType",
          "'%s' is not a media type; a right one is 'application/x-asciicast'"
              .formatted(SingleLine.quote(value)));
    }
    value = lowerCaseEssence(given);
  }

  /** {@code type/subtype} without parameters. */
  public String essence() {
    int parameters = value.indexOf(';');
    return parameters < 0 ? value : value.substring(0, parameters).strip();
  }

  /**
   * What the name of an object of this type ends with, dot included; empty for a type that has none
   * here.
   */
  public String extension() {
    return EXTENSIONS.getOrDefault(essence(), "");
  }

  @Override
  public String toString() {
    return value;
  }

  private static String lowerCaseEssence(String given) {
    int parameters = given.indexOf(';');
    int end = parameters < 0 ? given.length() : parameters;
    return given.substring(0, end).toLowerCase(Locale.ROOT) + given.substring(end);
  }
}
