package dev.custody.adapter.persistence;

import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table as a list in pages, by a time and then id, newest first.
 *
 * @param time the column of the time
 * @param prefix of the ids
 */
record NewestFirst<T>(
    Sql sql,
    String table,
    String time,
    String prefix,
    Sql.Reader<T> reader,
    Function<T, Position> position) {

  /**
   * One page.
   *
   * @param index columns that an index has before time and id, in its order; {@code where} holds
   *     each of them to one value. Naming them lets H2 take the order from the index.
   */
  Page<T> page(List<String> index, Condition where, PageRequest request) {
    int oneMore = request.limit() + 1;
    List<T> found =
        request
            .cursor()
            .map(cursor -> behind(Position.of(cursor, prefix), index, where, oneMore))
            .orElseGet(() -> select(index, where, oneMore));
    if (found.size() <= request.limit()) {
      return new Page<>(found, Optional.empty());
    }
    List<T> items = found.subList(0, request.limit());
    return new Page<>(items, Optional.of(position.apply(items.getLast()).cursor()));
  }

  /**
   * First those of the same time, then those of times before: each is one range of the index,
   * however many share a time, and both databases see that.
   */
  private List<T> behind(Position last, List<String> index, Condition where, int limit) {
    Condition sameTime = where.and(time + " = ?", last.time()).and("id < ?", last.id());
    List<T> found = new ArrayList<>(select(index, sameTime, limit));
    if (found.size() < limit) {
      Condition before = where.and(time + " < ?", last.time());
      found.addAll(select(index, before, limit - found.size()));
    }
    return found;
  }

  private List<T> select(List<String> index, Condition where, int limit) {
    StringBuilder order = new StringBuilder();
    index.forEach(column -> order.append(column).append(", "));
    String query =
        "select * from %s where %s order by %s%s desc, id desc limit ?"
            .formatted(table, where.sql(), order, time);
    return sql.list(query, reader, where.valuesAnd(limit));
  }
}
