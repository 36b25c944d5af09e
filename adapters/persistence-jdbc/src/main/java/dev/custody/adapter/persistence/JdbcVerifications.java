package dev.custody.adapter.persistence;

import dev.custody.application.port.out.Verifications;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.storage.VerificationId;
import java.util.Optional;

/** Verifications in the table {@code verifications}; they go with their location. */
final class JdbcVerifications implements Verifications {
  /** Newest ones of a location that are kept. */
  static final int KEPT = 20;

  private static final String NEWEST =
      " from verifications where location = ? order by location, started_at desc, id desc limit ";

  private final JdbcTransactions transactions;
  private final Sql sql;

  JdbcVerifications(JdbcTransactions transactions) {
    this.transactions = transactions;
    this.sql = new Sql(transactions);
  }

  /** A report of a location that was removed meanwhile goes the way of the location. */
  @Override
  public void save(Verification verification) {
    String id = verification.id().value();
    String location = verification.location().value();
    transactions.atomically(() -> {
      var columns = VerificationRow.columns(verification);
      if (!sql.update("verifications", columns, id)
          && sql.any("select id from storage_locations where id = ? for update", location)) {
        sql.insert("verifications", columns);
        forgetOlder(location);
      }
      return true;
    });
  }

  private void forgetOlder(String location) {
    sql.change(
        "delete from verifications where location = ? and id not in (select id" + NEWEST + "?)",
        location,
        location,
        KEPT);
  }

  @Override
  public Optional<Verification> find(LocationId location, VerificationId id) {
    return sql.first(
        "select * from verifications where location = ? and id = ?",
        VerificationRow::read,
        location.value(),
        id.value());
  }

  @Override
  public Optional<Verification> newest(LocationId location) {
    return sql.first("select *" + NEWEST + "1", VerificationRow::read, location.value());
  }
}
