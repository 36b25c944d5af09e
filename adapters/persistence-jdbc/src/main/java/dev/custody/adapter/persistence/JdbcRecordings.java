package dev.custody.adapter.persistence;

import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.SpoolId;
import dev.custody.application.port.out.SpoolSuperseded;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.Backlog;
import dev.custody.domain.recording.Blockage;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingFilter;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Status;
import dev.custody.domain.storage.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recordings in the table {@code recordings}. Outside of {@code durably} nothing here waits for the
 * disk, since the spool tells it all again.
 */
final class JdbcRecordings implements Recordings {
  private static final String ONE = "select * from recordings where organization = ? and id = ?";

  private final JdbcTransactions transactions;
  private final Sql sql;
  private final NewestFirst<Recording> list;
  private volatile @Nullable Opened opened;

  /** As which of those who opened a spool one after the other. */
  private record Opened(SpoolId spool, long epoch) {}

  JdbcRecordings(JdbcTransactions transactions) {
    this.transactions = transactions;
    this.sql = new Sql(transactions);
    this.list =
        new NewestFirst<>(
            sql,
            "recordings",
            "started_at",
            RecordingId.PREFIX,
            RecordingRow::read,
            found -> new Position(found.startedAt(), found.id().value()));
  }

  @Override
  public void open(SpoolId spool) {
    long epoch =
        transactions.durably(() -> {
          sql.insertIfAbsent("spools", Map.of("id", spool.value(), "epoch", 0L));
          sql.change("update spools set epoch = epoch + 1 where id = ?", spool.value());
          return sql.first(
                  "select epoch from spools where id = ?",
                  row -> row.getLong("epoch"),
                  spool.value())
              .orElseThrow();
        });
    opened = new Opened(spool, epoch);
  }

  @Override
  public void requireStillOurs() {
    Opened ours = opened();
    if (!sql.any(
        "select id from spools where id = ? and epoch = ?", ours.spool().value(), ours.epoch())) {
      throw new SpoolSuperseded(ours.spool());
    }
  }

  private Opened opened() {
    return Objects.requireNonNull(opened, "no spool was opened");
  }

  @Override
  public void hold(RecordingRef recording) {
    String spool = opened().spool().value();
    transactions.atomically(() -> {
      requireStillOurs();
      return sql.change(
          "update recordings set spool = ? where organization = ? and id = ? and spool <> ?",
          spool,
          recording.organization().value(),
          recording.recording().value(),
          spool);
    });
  }

  @Override
  public void add(Recording recording) {
    Map<String, @Nullable Object> columns = RecordingRow.columns(recording);
    columns.put("spool", opened().spool().value());
    transactions.atomically(() -> {
      requireStillOurs();
      return sql.insertIfAbsent("recordings", columns);
    });
  }

  @Override
  public Optional<Recording> find(RecordingRef recording) {
    return one(ONE, recording);
  }

  @Override
  public Optional<Recording> update(RecordingRef recording, UnaryOperator<Recording> change) {
    return transactions.atomically(() ->
        one(ONE + " for update", recording)
            .flatMap(before -> {
              Recording after = change.apply(before);
              return after.equals(before) ? Optional.of(before) : write(after);
            }));
  }

  /** What it reads as from now on, times cut as they are in the row. */
  private Optional<Recording> write(Recording recording) {
    Opened ours = opened();
    Condition stillOurs =
        Condition.of(
            "exists (select 1 from spools where spools.id = ? and epoch = ?)",
            ours.spool().value(),
            ours.epoch());
    if (!sql.update(
        "recordings", RecordingRow.columns(recording), recording.id().value(), stillOurs)) {
      // It was there, and is locked: so it is this that keeps it from being changed.
      throw new SpoolSuperseded(ours.spool());
    }
    return find(recording.ref());
  }

  private Optional<Recording> one(String query, RecordingRef recording) {
    return sql.first(
        query, RecordingRow::read, recording.organization().value(), recording.recording().value());
  }

  /** Each kind of filter has an index that goes on in the order of the list. */
  @Override
  public Page<Recording> list(
      OrganizationId organization, RecordingFilter filter, PageRequest page) {
    Condition where = Condition.of("organization = ?", organization.value());
    List<String> index;
    if (filter.status().isPresent()) {
      where = where.and("status = ?", filter.status().get().word());
      index = List.of("organization", "status");
    } else {
      where = where.and("discarded = ?", false);
      index =
          filter.contentType().isPresent()
              ? List.of("organization", "discarded", "essence")
              : List.of("organization", "discarded");
    }
    return list.page(index, narrowed(where, filter), page);
  }

  private static Condition narrowed(Condition where, RecordingFilter filter) {
    Condition all = where;
    if (filter.contentType().isPresent()) {
      all = all.and("essence = ?", filter.contentType().get());
    }
    if (filter.from().isPresent()) {
      all = all.and("started_at >= ?", filter.from().get());
    }
    if (filter.to().isPresent()) {
      all = all.and("started_at < ?", filter.to().get());
    }
    if (filter.titlePart().isPresent()) {
      // Not LIKE: in a position nothing is a wildcard.
      all =
          all.and("position(? in folded_title) > 0", RecordingRow.folded(filter.titlePart().get()));
    }
    return all;
  }

  @Override
  public Backlog backlog(OrganizationId organization) {
    return backlog(organization, Status.RECEIVED, Status.DELIVERING, Status.BLOCKED);
  }

  @Override
  public Backlog quarantined(OrganizationId organization) {
    return backlog(organization, Status.QUARANTINED);
  }

  private Backlog backlog(OrganizationId organization, Status... of) {
    Condition where =
        Condition.of("organization = ?", organization.value())
            .and(
                "status in (%s)".formatted(Sql.placeholders(of.length)),
                Stream.of(of).map(Status::word).toArray());
    return sql.first(
            "select count(*) recordings, coalesce(sum(bytes), 0) bytes, min(ended_at) oldest"
                + " from recordings where "
                + where.sql(),
            JdbcRecordings::backlog,
            where.values().toArray())
        .orElseThrow();
  }

  /** By status, since there is an index for that; those that are finished have no reason. */
  @Override
  public List<Blockage> blockages(OrganizationId organization, int most) {
    return sql.list(
        """
        select blocked_reason, count(*) recordings, min(blocked_since) since
        from recordings
        where organization = ? and status in (?, ?) and blocked_reason is not null
        group by blocked_reason order by recordings desc, blocked_reason limit ?
        """,
        row ->
            new Blockage(
                row.getString("blocked_reason"), row.getLong("recordings"), Times.of(row, "since")),
        organization.value(),
        Status.BLOCKED.word(),
        Status.RECEIVING.word(),
        most);
  }

  @Override
  public Map<Status, Backlog> unfinishedByStatus() {
    Map<Status, Backlog> all = new EnumMap<>(Status.class);
    sql.list(
            """
            select status, count(*) recordings, coalesce(sum(bytes), 0) bytes,
              min(coalesce(ended_at, started_at)) oldest
            from recordings where finished = ? group by status
            """,
            row -> Map.entry(Status.of(row.getString("status")).orElseThrow(), backlog(row)),
            false)
        .forEach(each -> all.put(each.getKey(), each.getValue()));
    return all;
  }

  private static Backlog backlog(ResultSet row) throws SQLException {
    return new Backlog(
        row.getLong("recordings"), row.getLong("bytes"), Times.optional(row, "oldest"));
  }

  @Override
  public boolean anyPinnedTo(LocationId location) {
    return sql.any("select id from recordings where location = ? limit 1", location.value());
  }

  @Override
  public List<Recording> unfinished(Optional<RecordingRef> after, int limit) {
    return sql.list(
        "select * from recordings where finished = ? and spool = ? and id > ? order by finished, id limit ?",
        RecordingRow::read,
        false,
        opened().spool().value(),
        after.map(ref -> ref.recording().value()).orElse(""),
        limit);
  }
}
