package dev.custody.domain.recording;

import java.util.regex.Pattern;

/**
 * A checksum of some bytes, as we computed it or as a store told it.
 *
 * @param hex lower-case hexadecimal
 */
public record Checksum(Algorithm algorithm, String hex) {
  /** Those that stores answer with. */
  public enum Algorithm {
    CRC32C,
    MD5,
    SHA256
  }

  private static final Pattern FORM = Pattern.compile("(?:[0-9a-f]{2})+");

  public Checksum {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not hexadecimal: '" + hex + "'");
    }
  }
}
