package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.NOON;
import static dev.custody.adapter.persistence.Samples.organization;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.custody.application.port.out.AuditLog;
import dev.custody.application.port.out.AuditSeal;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.audit.AuditEvent;
import dev.custody.domain.audit.AuditEventId;
import dev.custody.domain.audit.AuditFilter;
import dev.custody.domain.audit.AuditOutcome;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.text.InvalidFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** S10: what is done to the rows is found, whoever can write to the database. */
@OnEachDatabase
class AuditLogTest {
  private static final AuditSeal SEAL = seal("a key");

  private final Database database;
  private final Sql sql;

  @TempDir private Path directory;

  AuditLogTest(Databases databases) {
    database = databases.emptied();
    sql = new Sql(database.transactions());
  }

  /** What is provoked here is told in capitals, and would be taken for real. */
  @BeforeAll
  static void saysNothing() {
    level(Level.OFF);
  }

  @AfterAll
  static void saysAllAgain() {
    level(null);
  }

  private static void level(@Nullable Level level) {
    for (Class<?> loud : List.of(AuditVerification.class, JdbcAuditLog.class)) {
      ((Logger) LoggerFactory.getLogger(loud)).setLevel(level);
    }
  }

  @Test
  void whatWasToldIsReadBackNewestFirst() {
    AuditLog log = open();
    log.append(List.of(event(1, 1), event(2, 2)));
    log.append(List.of(event(3, 1), denied(4, 1)));

    assertEquals(
        List.of(denied(4, 1), event(3, 1), event(1, 1)), list(log, AuditFilter.ALL, 1).items());
    assertEquals(List.of(event(2, 2)), list(log, AuditFilter.ALL, 2).items());
  }

  @Test
  void pagesAndFiltersHold() {
    AuditLog log = open();
    for (int i = 1; i <= 7; i++) {
      log.append(List.of(i % 2 == 0 ? denied(i, 1) : event(i, 1)));
    }
    List<AuditEvent> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      var page = log.list(organizationId(1), AuditFilter.ALL, new PageRequest(2, cursor));
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    assertEquals(7, all.stream().distinct().count());
    assertEquals(7, all.size());

    assertEquals(
        List.of(denied(6, 1), denied(4, 1), denied(2, 1)),
        list(log, filter(Optional.of(AuditAction.ACCESS_DENIED), 0, 100), 1).items());
    assertEquals(
        List.of(event(5, 1), denied(4, 1), event(3, 1)),
        list(log, filter(Optional.empty(), 3, 6), 1).items(),
        "from included, to not");
    assertThrows(
        InvalidFields.class,
        () -> log.list(organizationId(1), AuditFilter.ALL, new PageRequest(2, Optional.of("x"))));
  }

  @Test
  void aLogThatNobodyTouchedIsWholeAfterEachStart() {
    for (int start = 0; start < 3; start++) {
      JdbcAuditLog log = open();
      log.append(List.of(event(10 * start + 1, 1), denied(10 * start + 2, 2)));
      assertEquals(List.of(), flaws(log));
    }
    assertEquals(1, chains(), "it goes on in the same chain");
    assertEquals(6, open().known().getFirst().seq());
  }

  @Test
  void moreThanAPageIsFollowedToItsEnd() {
    JdbcAuditLog log = open();
    IntStream.range(0, 5)
        .forEach(batch ->
            log.append(
                IntStream.rangeClosed(1, 500).mapToObj(i -> event(batch * 500 + i, 1)).toList()));
    assertEquals(List.of(), flaws(log));
    sql.change("update audit_events set target = ? where seq = ?", "other", 2_300L);
    assertEquals(2_300, flaws(log).getFirst().seq());
  }

  @Test
  void manyAtOnceShareCommitsAndAreChainedAllTheSame() {
    JdbcAuditLog log = open();
    AtOnce.run(
        40,
        i -> {
          log.append(List.of(event(i + 1, 1)));
          return true;
        });
    assertEquals(40, list(log, AuditFilter.ALL, 1).items().size());
    assertEquals(List.of(), flaws(log));
  }

  @Test
  void thoseWhoHoldAllConnectionsWhileTheyWaitAreServed() {
    JdbcAuditLog log = open();
    var transactions = database.transactions();
    AtOnce.run(
        20,
        i -> {
          transactions.durably(() -> {
            new JdbcOrganizations(transactions).add(organization(i + 1));
            log.append(List.of(event(i + 1, 1)));
          });
          return true;
        });
    assertEquals(20, list(log, AuditFilter.ALL, 1).items().size());
  }

  @Test
  void anEventOutlivesTheTransactionThatItWasToldIn() {
    JdbcAuditLog log = open();
    assertThrows(
        IllegalStateException.class,
        () ->
            database
                .transactions()
                .durably(() -> {
                  log.append(List.of(event(1, 1)));
                  throw new IllegalStateException("refused after all");
                }));
    assertEquals(1, list(log, AuditFilter.ALL, 1).items().size());
  }

  @Test
  void editsOfEachColumnAreFound() {
    for (String edit :
        List.of(
            "chain = '00000000-0000-0000-0000-000000000000'",
            "seq = 77",
            "seq = -1",
            "id = 'evt_00000000000000000000000099'",
            "organization = 'org_00000000000000000000000002'",
            "happened_at = happened_at + interval '1' second",
            "actor = 'custody'",
            "action = 'recording.viewed'",
            "target = 'other'",
            "outcome = 'denied'",
            "reason = 'none'",
            "reason = ''",
            "mac = '" + "ab".repeat(32) + "'",
            "mac = ''")) {
      JdbcAuditLog log = fresh();
      sql.change("update audit_events set " + edit + " where seq = 3");
      assertFalse(flaws(log).isEmpty(), edit);
      assertFalse(flaws(open()).isEmpty(), edit + ", after a restart");
    }
  }

  @Test
  void theFirstWrongEntryIsNamed() {
    JdbcAuditLog log = fresh();
    sql.change("update audit_events set target = 'other' where seq >= 3");
    AuditFlaw flaw = flaws(log).getFirst();
    assertEquals(3, flaw.seq());
    assertTrue(flaw.toString().contains("operator recording.created other ok"), flaw::toString);
  }

  @Test
  void aReasonTakenAwayIsFound() {
    JdbcAuditLog log = open();
    log.append(List.of(event(1, 1), denied(2, 1), event(3, 1)));
    sql.change("update audit_events set reason = null where seq = 2");
    assertEquals(2, flaws(log).getFirst().seq());
  }

  @Test
  void deletionsAreFound() {
    for (long gone = 1; gone <= 5; gone++) {
      JdbcAuditLog log = fresh();
      sql.change("delete from audit_events where seq = ?", gone);
      assertEquals(gone, flaws(log).getFirst().seq());
    }
    JdbcAuditLog log = fresh();
    sql.change("delete from audit_events where seq in (2, 3)");
    assertTrue(flaws(log).getFirst().what().contains("up to 3 are gone"));
  }

  @Test
  void aDeletionThatClosesTheGapIsFound() {
    JdbcAuditLog log = fresh();
    sql.change("delete from audit_events where seq = 3");
    sql.change("update audit_events set seq = 3 where seq = 4");
    sql.change("update audit_events set seq = 4 where seq = 5");
    assertEquals(3, flaws(log).getFirst().seq());
  }

  @Test
  void anotherOrderIsFound() {
    JdbcAuditLog log = fresh();
    swap("seq", "2", "4");
    assertEquals(2, flaws(log).getFirst().seq());
  }

  @Test
  void whatChangesPlacesBetweenOrganizationsIsFound() {
    JdbcAuditLog log = fresh();
    sql.change("update audit_events set organization = ? where seq = 1", organizationId(2).value());
    sql.change("update audit_events set organization = ? where seq = 2", organizationId(1).value());
    assertEquals(1, flaws(log).getFirst().seq());
  }

  @Test
  void whatIsCutOffAtTheEndIsFoundAndCountedExactly() {
    JdbcAuditLog log = fresh();
    sql.change("delete from audit_events where seq > 2");
    AuditFlaw flaw = flaws(log).getFirst();
    assertEquals(3, flaw.seq());
    assertTrue(flaw.what().contains("up to 5"), flaw::toString);

    fresh();
    sql.change("delete from audit_events");
    assertEquals(1, flaws(log).getFirst().seq());
  }

  @Test
  void whatIsPutInIsFound() {
    JdbcAuditLog log = fresh();
    sql.change(
        "insert into audit_events select chain, seq + 5, 'evt_00000000000000000000000099', organization,"
            + " happened_at, actor, action, target, outcome, reason, mac from audit_events where seq = 1");
    assertEquals(6, flaws(log).getFirst().seq());
    sql.change("delete from audit_events where seq = 6");
    sql.change(
        "insert into audit_events select '00000000-0000-0000-0000-000000000000', seq,"
            + " 'evt_00000000000000000000000099', organization, happened_at, actor, action, target,"
            + " outcome, reason, mac from audit_events where seq = 1");
    assertEquals(1, flaws(log).size(), "a chain that nobody began");
  }

  @Test
  void whatIsWrittenWithAnotherKeyIsFound() {
    JdbcAuditLog log = fresh();
    JdbcAuditLog forger =
        JdbcAuditLog.open(database, seal("another key"), new AuditHeadFile(directory));
    forger.append(List.of(event(6, 1)));
    assertEquals(6, flaws(log).getFirst().seq());
  }

  @Test
  void anOlderDatabaseIsToldOnceAndTheLogGoesOnInANewChain() {
    fresh();
    String before = log(2);
    sql.change("delete from audit_events where seq > 3");
    JdbcAuditLog after = open();
    after.append(List.of(event(6, 1)));

    assertEquals(2, chains());
    assertEquals(List.of(), flaws(after), "it was said, and is the state of things now");
    assertEquals(List.of(), flaws(open()));
    assertEquals(2, chains(), "no further one at the next start");
    sql.change("delete from audit_events where chain = ? and seq = 3", before);
    assertEquals(
        3, flaws(open()).getFirst().seq(), "and from there on nothing more may be cut off");
  }

  @Test
  void aDatabaseAheadOfTheFileIsWell() throws IOException {
    JdbcAuditLog log = open();
    log.append(List.of(event(1, 1)));
    byte[] old = Files.readAllBytes(directory.resolve("audit-head"));
    log.append(List.of(event(2, 1), event(3, 1)));
    Files.write(directory.resolve("audit-head"), old);

    JdbcAuditLog after = open();
    assertEquals(3, after.known().getFirst().seq());
    after.append(List.of(event(4, 1)));
    assertEquals(List.of(), flaws(after));
    assertEquals(1, chains());
  }

  @Test
  void aFileThatIsLostOrGarbledBeginsANewChain() throws IOException {
    fresh();
    for (String content : List.of("", "garbage\n", "custody audit-head 1\nx 1 y\n")) {
      Files.writeString(directory.resolve("audit-head"), content);
      JdbcAuditLog log = open();
      assertEquals(0, log.known().getFirst().seq());
      assertEquals(List.of(), flaws(log));
    }
    Files.delete(directory.resolve("audit-head"));
    assertEquals(0, open().known().getFirst().seq());
  }

  @Test
  void severalMachinesHaveChainsOfTheirOwn() throws IOException {
    JdbcAuditLog one = open();
    JdbcAuditLog other =
        JdbcAuditLog.open(
            database, SEAL, new AuditHeadFile(Files.createDirectory(directory.resolve("other"))));
    AtOnce.run(
        20,
        i -> {
          (i % 2 == 0 ? one : other).append(List.of(event(i + 1, 1)));
          return true;
        });
    assertEquals(2, chains());
    assertEquals(20, list(one, AuditFilter.ALL, 1).items().size());
    assertEquals(List.of(), flaws(one));
    assertEquals(List.of(), flaws(other));
  }

  /** Such as the service and a token being made on the command line. */
  @Test
  void twoWhoWriteToOneChainFollowEachOther() {
    JdbcAuditLog service = open();
    service.append(List.of(event(1, 1)));
    JdbcAuditLog verb = open();
    verb.append(List.of(event(2, 1)));
    service.append(List.of(event(3, 1)));
    verb.append(List.of(event(4, 1)));
    assertEquals(1, chains());
    assertEquals(4, list(service, AuditFilter.ALL, 1).items().size());
    assertEquals(List.of(), flaws(open()));
  }

  @Test
  void whatIsThereAlreadyIsNotWrittenTwice() {
    JdbcAuditLog log = open();
    log.append(List.of(event(1, 1)));
    log.append(List.of(event(1, 1), event(2, 1)));
    assertEquals(2, list(log, AuditFilter.ALL, 1).items().size());
    assertEquals(List.of(), flaws(log));
  }

  @Test
  void theHeadIsForItsOwnerAlone() throws IOException {
    fresh();
    assertEquals(
        "rw-------",
        java.nio.file.attribute.PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory.resolve("audit-head"))));
    assertFalse(Files.exists(directory.resolve("audit-head.part")));
  }

  private JdbcAuditLog open() {
    return JdbcAuditLog.open(database, SEAL, new AuditHeadFile(directory));
  }

  /** One with five events, of two organizations in turn. */
  private JdbcAuditLog fresh() {
    sql.change("delete from audit_events");
    try {
      Files.deleteIfExists(directory.resolve("audit-head"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    JdbcAuditLog log = open();
    for (int i = 1; i <= 5; i++) {
      log.append(List.of(event(i, 1 + (i + 1) % 2)));
    }
    assertEquals(List.of(), flaws(log));
    return log;
  }

  private void swap(String column, String one, String other) {
    sql.change("update audit_events set %s = 1000 where %s = %s".formatted(column, column, one));
    sql.change(
        "update audit_events set %s = %s where %s = %s".formatted(column, one, column, other));
    sql.change("update audit_events set %s = %s where %s = 1000".formatted(column, other, column));
  }

  private String log(int seq) {
    return sql.first(
            "select chain from audit_events where seq = ?",
            row -> row.getString("chain"),
            (long) seq)
        .orElseThrow();
  }

  private long chains() {
    return sql.list("select distinct chain from audit_events", row -> row.getString(1)).size();
  }

  private static List<AuditFlaw> flaws(JdbcAuditLog log) {
    return new AuditVerification(log).run();
  }

  private static dev.custody.domain.paging.Page<AuditEvent> list(
      AuditLog log, AuditFilter filter, int organization) {
    return log.list(organizationId(organization), filter, new PageRequest(100, Optional.empty()));
  }

  private static AuditFilter filter(Optional<AuditAction> action, int from, int to) {
    return new AuditFilter(
        Optional.of(NOON.plusSeconds(from)), Optional.of(NOON.plusSeconds(to)), action);
  }

  private static AuditEvent event(int number, int organization) {
    return new AuditEvent(
        new AuditEventId("evt_%026d".formatted(number)),
        organizationId(organization),
        NOON.plusSeconds(number),
        Actor.of(new dev.custody.domain.access.Caller.Operator()),
        AuditAction.RECORDING_CREATED,
        "rec_%026d".formatted(number),
        AuditOutcome.OK,
        Optional.empty());
  }

  private static AuditEvent denied(int number, int organization) {
    return new AuditEvent(
        new AuditEventId("evt_%026d".formatted(number)),
        organizationId(organization),
        NOON.plusSeconds(number),
        new Actor(Samples.tokenId(number).value()),
        AuditAction.ACCESS_DENIED,
        "loc_%026d".formatted(number),
        AuditOutcome.DENIED,
        Optional.of("'; drop table audit_events; -- 🔑"));
  }

  private static AuditSeal seal(String key) {
    return message -> {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(message);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
