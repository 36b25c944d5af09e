package dev.custody.adapter.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What rows must fulfil.
 *
 * @param values of its parameters, in their order
 */
record Condition(String sql, List<Object> values) {
  static final Condition NONE = new Condition("true", List.of());

  static Condition of(String sql, Object... values) {
    return new Condition(sql, List.of(values));
  }

  Condition and(String more, Object... moreValues) {
    return new Condition(
        sql + " and " + more, Stream.concat(values.stream(), Stream.of(moreValues)).toList());
  }

  /** The values, and one more. */
  Object[] valuesAnd(Object last) {
    List<Object> all = new ArrayList<>(values);
    all.add(last);
    return all.toArray();
  }
}
