package dev.custody.domain.storage;

import dev.custody.domain.text.SingleLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where an object is within a store: segments separated by single slashes. No segment is empty,
 * {@code .} or {@code ..}, and nothing in it is a control character or a backslash, so that it
 * stays below whatever root it is put under.
 *
 * <p>At most 1,024 bytes of UTF-8 (Amazon S3, "Naming Amazon S3 objects").
 */
public record ObjectKey(String value) {
  private static final int MOST_BYTES = 1024;

  public ObjectKey {
    if (!wellFormed(value)) {
      throw new IllegalArgumentException(
          "not an object key: '%s'".formatted(SingleLine.quote(value)));
    }
  }

  public static ObjectKey of(String value) {
    return new ObjectKey(value);
  }

  public boolean startsWith(String prefix) {
    return value.startsWith(prefix);
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean wellFormed(String value) {
    return !value.isEmpty()
        && value.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
        && value.indexOf('\\') < 0
        && SingleLine.of(value).equals(value)
        && Arrays.stream(value.split("/", -1))
            .noneMatch(segment -> segment.isEmpty() || segment.matches("\\.{1,2}"));
  }
}
