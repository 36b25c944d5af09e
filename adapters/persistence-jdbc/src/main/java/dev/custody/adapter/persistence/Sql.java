package dev.custody.adapter.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements, run in the transaction of the time. Values go in as parameters only. */
final class Sql {
  private final JdbcTransactions transactions;

  Sql(JdbcTransactions transactions) {
    this.transactions = transactions;
  }

  /** Makes something of the row that a result stands on. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> list(String query, Reader<T> reader, Object... values) {
    return transactions.use(
        "read",
        connection -> {
          try (PreparedStatement statement = prepare(connection, query, List.of(values));
              ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
              found.add(reader.read(rows));
            }
            return found;
          }
        });
  }

  <T> Optional<T> first(String query, Reader<T> reader, Object... values) {
    return list(query, reader, values).stream().findFirst();
  }

  boolean any(String query, Object... values) {
    return first(query, row -> true, values).isPresent();
  }

  /** Answers how many rows it changed. */
  int change(String statement, Object... values) {
    return execute(statement, List.of(values));
  }

  void insert(String table, Map<String, ? extends @Nullable Object> columns) {
    execute(insertion(table, columns), columns.values());
  }

  /** Rows that all have the same columns, in one go. */
  int insertAll(String table, List<? extends Map<String, ? extends @Nullable Object>> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    return transactions.use(
        "write",
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(insertion(table, rows.getFirst()))) {
            for (Map<String, ? extends @Nullable Object> row : rows) {
              set(statement, row.values());
              statement.addBatch();
            }
            return statement.executeBatch().length;
          }
        });
  }

  /** Answers whether it was not there. */
  boolean insertIfAbsent(String table, Map<String, ? extends @Nullable Object> columns) {
    return execute(insertion(table, columns) + " on conflict do nothing", columns.values()) > 0;
  }

  /** Answers whether it was there. */
  boolean update(String table, Map<String, ? extends @Nullable Object> columns, String id) {
    return update(table, columns, id, Condition.NONE);
  }

  /** Answers whether it was there, and the condition held. */
  boolean update(
      String table,
      Map<String, ? extends @Nullable Object> columns,
      String id,
      Condition condition) {
    String assignments =
        columns.keySet().stream().map(name -> name + " = ?").collect(Collectors.joining(", "));
    List<@Nullable Object> values = new ArrayList<>(columns.values());
    values.add(id);
    values.addAll(condition.values());
    return execute(
            "update %s set %s where id = ? and %s".formatted(table, assignments, condition.sql()),
            values)
        > 0;
  }

  private static String insertion(String table, Map<String, ?> columns) {
    return "insert into %s (%s) values (%s)"
        .formatted(table, String.join(", ", columns.keySet()), placeholders(columns.size()));
  }

  static String placeholders(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  private int execute(String sql, Collection<? extends @Nullable Object> values) {
    return transactions.use(
        "write",
        connection -> {
          try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
          }
        });
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, Collection<? extends @Nullable Object> values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      set(statement, values);
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static void set(
      PreparedStatement statement, Collection<? extends @Nullable Object> values)
      throws SQLException {
    int index = 0;
    for (@Nullable Object value : values) {
      index++;
      statement.setObject(index, value instanceof Instant time ? Times.column(time) : value);
    }
  }
}
