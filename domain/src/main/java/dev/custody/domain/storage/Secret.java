package dev.custody.domain.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A value that is written and never shown again. Compared in constant time; its text appears in no
 * {@code toString}.
 */
public final class Secret {
  private static final int SHORTEST_WITH_HINT = 12;

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The value itself, for the one who presents it to the store or seals it. */
  public String reveal() {
    return text;
  }

  /**
   * The last four characters, so that an administrator knows which one is set; nothing of a short
   * one.
   */
  public String hint() {
    return text.length() < SHORTEST_WITH_HINT ? "" : text.substring(text.length() - 4);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), that.text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[not shown]";
  }
}
