package dev.custody.domain.paging;

import dev.custody.domain.text.InvalidFields;
import java.util.Optional;

/**
 * Which page of a list is wanted.
 *
 * @param limit 1 to 500 items
 * @param cursor as the page before told it; empty for the first. Its words are those of whoever
 *     made it.
 */
public record PageRequest(int limit, Optional<String> cursor) {
  public static final int DEFAULT_LIMIT = 50;

  private static final int MOST = 500;

  public PageRequest {
    if (limit < 1 || limit > MOST) {
      throw new InvalidFields(
          "/limit", "%d is out of range: a page has 1 to %d items".formatted(limit, MOST));
    }
  }
}
