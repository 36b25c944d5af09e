package dev.custody.adapter.persistence;

import dev.custody.adapter.persistence.AuditChains.Followed;
import dev.custody.adapter.persistence.AuditHeadFile.Heads;
import dev.custody.application.port.out.AuditLog;
import dev.custody.application.port.out.AuditSeal;
import dev.custody.domain.audit.AuditEvent;
import dev.custody.domain.audit.AuditEventId;
import dev.custody.domain.audit.AuditFilter;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The audit log in the table {@code audit_events}, in a chain that this installation alone writes
 * to. One of those who wait at a time commits what all of them bring.
 *
 * <p>Its writing has connections of its own: those who wait for it may hold all others.
 */
final class JdbcAuditLog implements AuditLog {
  private static final System.Logger LOG = System.getLogger(JdbcAuditLog.class.getName());
  private static final int MOST_AT_ONCE = 500;

  private final JdbcTransactions writing;
  private final Sql written;
  private final NewestFirst<AuditEvent> list;
  private final AuditChains chains;
  private final AuditHeadFile file;
  private final AuditSeal seal;
  private final ReentrantLock turn = new ReentrantLock();

  /** Guarded by itself. */
  private final Deque<Brought> waiting = new ArrayDeque<>();

  /** Guarded by {@link #turn}. */
  private Heads heads;

  private JdbcAuditLog(Database database, AuditSeal seal, AuditHeadFile file) {
    this.writing = database.auditTransactions();
    this.written = new Sql(writing);
    this.chains = new AuditChains(writing, seal);
    this.file = file;
    this.seal = seal;
    this.list =
        new NewestFirst<>(
            new Sql(database.transactions()),
            "audit_events",
            "happened_at",
            AuditEventId.PREFIX,
            row -> AuditRow.read(row).event(),
            found -> new Position(found.time(), found.id().value()));
    this.heads = new Heads(AuditHead.start(UUID.randomUUID().toString()), List.of());
  }

  /**
   * Goes on where the log was left. Where it is not as it was left, that is said, and it goes on in
   * a new chain: the old one stays as it was found, to be looked at.
   */
  static JdbcAuditLog open(Database database, AuditSeal seal, AuditHeadFile file) {
    JdbcAuditLog log = new JdbcAuditLog(database, seal, file);
    log.goOn();
    return log;
  }

  private void goOn() {
    try {
      Optional<Heads> kept = file.read();
      if (kept.isPresent()) {
        heads = kept.get();
        catchUp();
      } else if (chains.any()) {
        LOG.log(
            System.Logger.Level.WARNING,
            "the database has an audit log, and {0} is not there: this is another machine's first start,"
                + " or the file is lost, and then what is cut off at the end of the log is not found",
            file);
      }
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          file + " cannot be read: what is cut off at the end of the audit log is not found",
          e);
    }
    keepHeads();
  }

  /** Makes sure that the chain is as it is known, and takes in what is behind it. */
  private void catchUp() {
    Followed followed = chains.follow(heads.current());
    if (followed.flaw().isEmpty()) {
      heads = heads.at(followed.good());
      return;
    }
    AuditHead next = AuditHead.start(UUID.randomUUID().toString());
    LOG.log(
        System.Logger.Level.ERROR,
        "THE AUDIT LOG IS NOT WHOLE. {0}. Was an older database put back? If not, somebody changed it. New"
            + " entries go to chain {1}",
        followed.flaw().get(),
        next.chain());
    heads = heads.beginning(next, followed.good());
  }

  @Override
  public void append(List<AuditEvent> events) {
    Brought mine = new Brought(List.copyOf(events));
    synchronized (waiting) {
      waiting.addLast(mine);
    }
    turn.lock();
    try {
      while (!mine.settled) {
        commit(some());
      }
    } finally {
      turn.unlock();
    }
    if (mine.failure != null) {
      throw new AuditLogException("the audit log could not be written", mine.failure);
    }
  }

  private List<Brought> some() {
    synchronized (waiting) {
      List<Brought> some = new ArrayList<>();
      int events = 0;
      while (!waiting.isEmpty() && events < MOST_AT_ONCE) {
        some.add(waiting.removeFirst());
        events += some.getLast().events.size();
      }
      return some;
    }
  }

  private void commit(List<Brought> some) {
    List<AuditEvent> events = some.stream().flatMap(brought -> brought.events.stream()).toList();
    try {
      try {
        write(events);
      } catch (DatabaseException e) {
        writeAgain(events, e);
      }
      some.forEach(each -> each.failure = null);
      keepHeads();
    } catch (RuntimeException e) {
      some.forEach(each -> each.failure = e);
    } finally {
      some.forEach(each -> each.settled = true);
    }
  }

  /**
   * After a failure it is unknown what is there: the commit itself may have failed after it took
   * effect, or another process of this installation, such as one that makes a token, has written to
   * the chain.
   */
  private void writeAgain(List<AuditEvent> events, DatabaseException first) {
    try {
      catchUp();
      write(events.stream().filter(event -> !isThere(event)).toList());
    } catch (DatabaseException e) {
      e.addSuppressed(first);
      throw e;
    }
  }

  private boolean isThere(AuditEvent event) {
    return written.any("select id from audit_events where id = ?", event.id().value());
  }

  private void write(List<AuditEvent> events) {
    AuditHead head = heads.current();
    List<AuditRow> rows = new ArrayList<>();
    for (AuditEvent event : events) {
      rows.add(AuditRow.behind(head, event, seal));
      head = rows.getLast().head();
    }
    writing.durably(
        () -> written.insertAll("audit_events", rows.stream().map(AuditRow::columns).toList()));
    heads = heads.at(head);
  }

  /** The database is ahead of the file until the next time, where this fails. */
  private void keepHeads() {
    try {
      file.write(heads);
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          file + " cannot be written: what is cut off at the end of the audit log may not be found",
          e);
    }
  }

  /** What is known of the chains outside the database. */
  List<AuditHead> known() {
    turn.lock();
    try {
      return heads.all();
    } finally {
      turn.unlock();
    }
  }

  AuditChains chains() {
    return chains;
  }

  @Override
  public Page<AuditEvent> list(OrganizationId organization, AuditFilter filter, PageRequest page) {
    Condition where = Condition.of("organization = ?", organization.value());
    List<String> index = List.of("organization");
    if (filter.action().isPresent()) {
      where = where.and("action = ?", filter.action().get().word());
      index = List.of("organization", "action");
    }
    if (filter.from().isPresent()) {
      where = where.and("happened_at >= ?", filter.from().get());
    }
    if (filter.to().isPresent()) {
      where = where.and("happened_at < ?", filter.to().get());
    }
    return list.page(index, where, page);
  }

  /** Events that wait for their commit; guarded by {@link #turn} but for the events. */
  private static final class Brought {
    private final List<AuditEvent> events;
    private boolean settled;
    private @Nullable RuntimeException failure =
        new IllegalStateException("the writing broke off by an error of this process");

    Brought(List<AuditEvent> events) {
      this.events = events;
    }
  }
}
