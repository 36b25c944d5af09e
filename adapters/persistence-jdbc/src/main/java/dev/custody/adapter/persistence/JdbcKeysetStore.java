package dev.custody.adapter.persistence;

import dev.custody.application.port.out.KeysetStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The one row of {@code keysets}. */
final class JdbcKeysetStore implements KeysetStore {
  private static final String NAME = "secrets";

  private final JdbcTransactions transactions;
  private final Sql sql;

  JdbcKeysetStore(JdbcTransactions transactions) {
    this.transactions = transactions;
    this.sql = new Sql(transactions);
  }

  @Override
  public Optional<String> wrapped() {
    return sql.first(
        "select wrapped from keysets where name = ?", row -> row.getString("wrapped"), NAME);
  }

  @Override
  public Optional<Instant> keptSince() {
    return sql.first(
        "select kept_at from keysets where name = ?", row -> Times.of(row, "kept_at"), NAME);
  }

  @Override
  public boolean replace(Optional<String> before, String wrapped) {
    return transactions.durably(() ->
        before
            .map(former ->
                sql.change(
                        "update keysets set wrapped = ?, kept_at = current_timestamp where name = ? and wrapped = ?",
                        wrapped,
                        NAME,
                        former)
                    > 0)
            .orElseGet(
                () -> sql.insertIfAbsent("keysets", Map.of("name", NAME, "wrapped", wrapped))));
  }
}
