package dev.custody.adapter.persistence;

import dev.custody.application.port.out.Sessions;
import dev.custody.domain.access.Session;
import dev.custody.domain.access.TokenHash;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.organization.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Sessions in the table {@code sessions}; a token takes its own with it. */
final class JdbcSessions implements Sessions {
  private final JdbcTransactions transactions;
  private final Sql sql;

  JdbcSessions(JdbcTransactions transactions) {
    this.transactions = transactions;
    this.sql = new Sql(transactions);
  }

  @Override
  public void add(Session session, TokenHash secret) {
    transactions.durably(() ->
        sql.insert(
            "sessions",
            Map.of(
                "secret_hash", secret.hex(),
                "organization", session.organization().value(),
                "token", session.token().value(),
                "started_at", session.startedAt(),
                "ends_at", session.endsAt())));
  }

  /** As with tokens: the index tells of hashes at most, which tell nothing of a secret. */
  @Override
  public Optional<Session> findBy(TokenHash secret) {
    return sql.first(
            "select * from sessions where secret_hash = ?", JdbcSessions::read, secret.hex())
        .filter(found -> found.hash().equals(secret))
        .map(Found::session);
  }

  @Override
  public boolean remove(TokenHash secret) {
    return transactions.durably(
        () -> sql.change("delete from sessions where secret_hash = ?", secret.hex()) > 0);
  }

  @Override
  public void removeEnded(Instant before) {
    transactions.durably(() -> sql.change("delete from sessions where ends_at <= ?", before));
  }

  private record Found(Session session, TokenHash hash) {}

  private static Found read(ResultSet row) throws SQLException {
    return new Found(
        new Session(
            new OrganizationId(row.getString("organization")),
            new TokenId(row.getString("token")),
            Times.of(row, "started_at"),
            Times.of(row, "ends_at")),
        TokenHash.ofHex(row.getString("secret_hash")));
  }
}
