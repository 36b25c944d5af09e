package dev.custody.adapter.http.world;

import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.text.InvalidFields;
import java.util.List;
import java.util.Optional;

/** Pages of a list that is whole in memory; a cursor is {@code at:<index>}. */
final class Paging {
  private Paging() {}

  static <T> Page<T> page(List<T> all, PageRequest request) {
    int from = request.cursor().map(Paging::index).orElse(0);
    int to = Math.min(all.size(), from + request.limit());
    return new Page<>(
        all.subList(Math.min(from, to), to),
        to < all.size() ? Optional.of("at:" + to) : Optional.empty());
  }

  private static int index(String cursor) {
    if (!cursor.matches("at:\\d{1,6}")) {
      throw new InvalidFields("/cursor", "it is not one that a list gave");
    }
    return Integer.parseInt(cursor.substring(3));
  }
}
