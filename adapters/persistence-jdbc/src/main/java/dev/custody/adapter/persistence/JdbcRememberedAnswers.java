package dev.custody.adapter.persistence;

import dev.custody.application.port.out.RememberedAnswers;
import dev.custody.domain.idempotency.Answer;
import dev.custody.domain.idempotency.IdempotencyKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers in the table {@code remembered_answers}. */
final class JdbcRememberedAnswers implements RememberedAnswers {
  /** Characters of a body: more than any answer in JSON to a POST has. */
  static final int LONGEST_BODY = 512 * 1024;

  private static final String ONE = "actor = ? and request_key = ?";

  private final JdbcTransactions transactions;
  private final Sql sql;

  JdbcRememberedAnswers(JdbcTransactions transactions) {
    this.transactions = transactions;
    this.sql = new Sql(transactions);
  }

  /** A key as it was found. */
  private record Found(Kept kept, Instant takenAt) {
    boolean abandoned(Instant before) {
      return kept.answer().isEmpty() && takenAt.isBefore(before);
    }
  }

  @Override
  public Optional<Kept> take(
      IdempotencyKey key, String requestDigest, Instant now, Instant abandonedBefore) {
    return transactions.atomically(() -> {
      Map<String, @Nullable Object> columns = new LinkedHashMap<>();
      columns.put("actor", key.actor());
      columns.put("request_key", key.key());
      columns.put("request_digest", requestDigest);
      columns.put("taken_at", now);
      // It may be released between the two looks at it: then it is free to be taken.
      Optional<Found> found = Optional.empty();
      while (found.isEmpty() && !sql.insertIfAbsent("remembered_answers", columns)) {
        found = find(key);
      }
      if (found.filter(former -> former.abandoned(abandonedBefore)).isPresent()) {
        sql.change(
            "update remembered_answers set request_digest = ?, taken_at = ? where " + ONE,
            requestDigest,
            now,
            key.actor(),
            key.key());
        return Optional.<Kept>empty();
      }
      return found.map(Found::kept);
    });
  }

  private Optional<Found> find(IdempotencyKey key) {
    return sql.first(
        "select * from remembered_answers where " + ONE + " for update",
        JdbcRememberedAnswers::read,
        key.actor(),
        key.key());
  }

  private static Found read(ResultSet row) throws SQLException {
    String body = row.getString("answer_body");
    Optional<Answer> answer =
        body == null
            ? Optional.empty()
            : Optional.of(
                new Answer(
                    row.getInt("answer_status"),
                    Json.readTexts(row.getString("answer_headers")),
                    body));
    return new Found(new Kept(row.getString("request_digest"), answer), Times.of(row, "taken_at"));
  }

  /** Durable, since what it answers for is: asked again after a loss of power, it answers so. */
  @Override
  public void keep(IdempotencyKey key, Answer answer) {
    if (answer.body().length() > LONGEST_BODY) {
      throw new IllegalArgumentException(
          "an answer of %d characters is too long to be remembered; %d fit"
              .formatted(answer.body().length(), LONGEST_BODY));
    }
    transactions.durably(() ->
        sql.change(
            "update remembered_answers set answer_status = ?, answer_headers = ?,"
                + " answer_body = ? where "
                + ONE,
            answer.status(),
            Json.writeTexts(answer.headers()),
            answer.body(),
            key.actor(),
            key.key()));
  }

  /** One that has its answer meanwhile stays. */
  @Override
  public void release(IdempotencyKey key) {
    sql.change(
        "delete from remembered_answers where answer_body is null and " + ONE,
        key.actor(),
        key.key());
  }

  @Override
  public void forgetBefore(Instant time) {
    sql.change("delete from remembered_answers where taken_at < ?", time);
  }
}
