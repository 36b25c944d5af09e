package dev.custody.adapter.persistence;

import dev.custody.application.port.out.AuditSeal;
import dev.custody.domain.text.SingleLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes along chains, a page at a time, and finds the first entry that is not as it was written. */
final class AuditChains {
  private static final int PAGE = 1_000;

  private final Sql sql;
  private final AuditSeal seal;

  AuditChains(JdbcTransactions transactions, AuditSeal seal) {
    this.sql = new Sql(transactions);
    this.seal = seal;
  }

  /**
   * How far a chain is good.
   *
   * @param entries that were looked at
   */
  record Followed(AuditHead good, long entries, Optional<AuditFlaw> flaw) {}

  /** Whether there is any entry, in whichever chain. */
  boolean any() {
    return sql.any("select id from audit_events limit 1");
  }

  /**
   * From what is known of a chain to its end. What comes before is not looked at.
   *
   * @param known kept outside the database, so that the entry must be there
   */
  Followed follow(AuditHead known) {
    if (known.seq() == 0) {
      return walk(known, Long.MIN_VALUE);
    }
    Optional<AuditRow> last =
        sql.first(
            "select * from audit_events where chain = ? and seq = ?",
            AuditRow::read,
            known.chain(),
            known.seq());
    if (last.isEmpty()) {
      return cutOff(known);
    }
    if (!last.get().mac().equals(known.mac())) {
      return new Followed(
          AuditHead.start(known.chain()),
          1,
          Optional.of(
              new AuditFlaw(known.chain(), known.seq(), "it is not the one that was written")));
    }
    return walk(known, known.seq());
  }

  /** From the first entry of each chain: of those in the database, and of those that should be. */
  List<Followed> followAll(List<AuditHead> kept) {
    Map<String, AuditHead> expected = new LinkedHashMap<>();
    kept.forEach(head -> expected.put(head.chain(), head));
    List<Followed> all = new ArrayList<>();
    Optional<String> chain = chainBehind("");
    while (chain.isPresent()) {
      all.add(whole(chain.get(), Optional.ofNullable(expected.remove(chain.get()))));
      chain = chainBehind(chain.get());
    }
    expected.values().stream()
        .filter(head -> head.seq() > 0)
        .forEach(head -> all.add(whole(head.chain(), Optional.of(head))));
    return all;
  }

  private Optional<String> chainBehind(String chain) {
    return sql.list(
            "select min(chain) chain from audit_events where chain > ?",
            row -> Optional.ofNullable(row.getString("chain")),
            chain)
        .getFirst();
  }

  private Followed whole(String chain, Optional<AuditHead> expected) {
    Followed followed = walk(AuditHead.start(chain), Long.MIN_VALUE);
    long reached = followed.good().seq();
    return followed.flaw().isEmpty() && expected.filter(head -> head.seq() > reached).isPresent()
        ? new Followed(
            followed.good(),
            followed.entries(),
            Optional.of(cut(chain, reached + 1, expected.get().seq())))
        : followed;
  }

  private Followed walk(AuditHead from, long after) {
    AuditHead good = from;
    long entries = 0;
    List<AuditRow> page = page(from.chain(), after);
    while (!page.isEmpty()) {
      for (AuditRow row : page) {
        Optional<AuditFlaw> flaw = flaw(good, row);
        if (flaw.isPresent()) {
          return new Followed(good, entries, flaw);
        }
        good = row.head();
        entries++;
      }
      page = page(from.chain(), good.seq());
    }
    return new Followed(good, entries, Optional.empty());
  }

  private Optional<AuditFlaw> flaw(AuditHead last, AuditRow row) {
    long expected = last.seq() + 1;
    if (row.seq() < expected) {
      return Optional.of(new AuditFlaw(last.chain(), row.seq(), "it was never written"));
    }
    if (row.seq() > expected) {
      return Optional.of(
          new AuditFlaw(
              last.chain(),
              expected,
              row.seq() == expected + 1
                  ? "it is gone"
                  : "it and those up to %d are gone".formatted(row.seq() - 1)));
    }
    return row.follows(last, seal)
        ? Optional.empty()
        : Optional.of(
            new AuditFlaw(
                last.chain(),
                expected,
                "it was changed, put there from elsewhere, or written with another master key; it"
                    + " reads now: %s %s %s %s in %s"
                        .formatted(
                            line(row.actor()),
                            line(row.action()),
                            line(row.target()),
                            line(row.outcome()),
                            line(row.organization()))));
  }

  private static String line(String text) {
    return SingleLine.quote(text);
  }

  private Followed cutOff(AuditHead known) {
    AuditHead left =
        sql.first(
                "select * from audit_events where chain = ? and seq < ? order by chain desc, seq desc limit 1",
                AuditRow::read,
                known.chain(),
                known.seq())
            .map(AuditRow::head)
            .orElseGet(() -> AuditHead.start(known.chain()));
    return new Followed(left, 0, Optional.of(cut(known.chain(), left.seq() + 1, known.seq())));
  }

  private static AuditFlaw cut(String chain, long first, long last) {
    return new AuditFlaw(
        chain,
        first,
        first == last
            ? "it, the last one written, is cut off"
            : "it and all up to %d, the last one written, are cut off".formatted(last));
  }

  private List<AuditRow> page(String chain, long after) {
    return sql.list(
        "select * from audit_events where chain = ? and seq > ? order by chain, seq limit ?",
        AuditRow::read,
        chain,
        after,
        PAGE);
  }
}
