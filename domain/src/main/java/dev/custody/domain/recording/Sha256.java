package dev.custody.domain.recording;

import java.util.regex.Pattern;

/** The SHA-256 of a content, as 64 lower-case hexadecimal digits. */
public record Sha256(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Sha256 {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: '" + hex + "'");
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
