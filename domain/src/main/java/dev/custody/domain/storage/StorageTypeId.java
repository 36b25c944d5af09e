package dev.custody.domain.storage;

import dev.custody.domain.text.SingleLine;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names a kind of storage: 2 to 40 lower-case letters, digits and hyphens, a letter first. */
public record StorageTypeId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,39}");

  public StorageTypeId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not the id of a storage type: '%s'".formatted(SingleLine.quote(value)));
    }
  }

  public static Optional<StorageTypeId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new StorageTypeId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
