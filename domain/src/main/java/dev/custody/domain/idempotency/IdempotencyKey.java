package dev.custody.domain.idempotency;

import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;

/**
 * Names one request of one caller.
 *
 * @param actor who asked; the keys of two never meet
 * @param key as the client chose it, 1 to 255 characters
 */
public record IdempotencyKey(String actor, String key) {
  private static final int LONGEST = 255;

  public IdempotencyKey {
    if (key.isEmpty() || key.length() > LONGEST || !SingleLine.of(key).equals(key)) {
      throw new InvalidFields(
          "/idempotencyKey",
          "'%s' is no idempotency key: it takes 1 to %d characters on one line"
              .formatted(SingleLine.quote(key), LONGEST));
    }
  }
}
