package dev.custody.application.fake;

import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.util.List;
import java.util.Optional;

/** What the repositories in memory share. */
final class InMemory {
  private InMemory() {}

  /** A page of what is in order; its cursor is the place of the next one. */
  static <T> Page<T> page(List<T> all, PageRequest request) {
    int from = request.cursor().map(Integer::parseInt).orElse(0);
    int to = Math.min(all.size(), from + request.limit());
    return new Page<>(
        all.subList(from, to),
        to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
  }
}
