package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.in.ConfigureStorage.DraftLocation;
import dev.custody.application.port.in.ManageOrganizations.ChangeOrganization;
import dev.custody.application.port.in.ManageOrganizations.CreateToken;
import dev.custody.application.port.in.ManageOrganizations.NewToken;
import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.audit.AuditAction;
import dev.custody.domain.audit.AuditEvent;
import dev.custody.domain.audit.AuditFilter;
import dev.custody.domain.audit.AuditOutcome;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationName;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingFilter;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.LocationId;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** S10: every change is told, by whom; and what cannot be told is not done. */
class AuditTest {
  private final Bench bench = new Bench();
  private final NewToken token = bench.token(bench.organization.id(), Scope.values());
  private final Caller caller = token.token().holder();
  private final String me = token.token().id().value();

  @Test
  void whatIsDoneToOrganizationsAndTokens() {
    int before = bench.audit.told().size();
    var manage = bench.useCases.manageOrganizations();
    Organization made = manage.create(Bench.named("Other"));
    manage.change(
        new ChangeOrganization(
            caller,
            bench.organization.id(),
            Optional.of(new OrganizationName("New")),
            Optional.empty()));
    NewToken weak = manage.createToken(creation(caller, Scope.TOKENS_WRITE));
    assertThrows(
        Refusal.Forbidden.class,
        () -> manage.createToken(creation(weak.token().holder(), Scope.AUDIT_READ)));
    manage.revokeToken(caller, bench.organization.id(), weak.token().id());
    assertThrows(
        Refusal.NotFound.class,
        () -> manage.revokeToken(caller, bench.organization.id(), weak.token().id()));

    assertEquals(
        List.of(
            "operator organization.created %s ok".formatted(made.id()),
            "%s organization.changed %s ok".formatted(me, bench.organization.id()),
            "%s token.created %s ok".formatted(me, weak.token().id()),
            "%s token.created %s denied".formatted(weak.token().id(), bench.organization.id()),
            "%s token.revoked %s ok".formatted(me, weak.token().id())),
        toldSince(before));
    assertEquals(
        List.of(made.id()),
        bench.useCases.audit().list(made.id(), AuditFilter.ALL, page()).items().stream()
            .map(AuditEvent::organization)
            .toList(),
        "an organization's making is in its own log");
  }

  @Test
  void whatIsDoneToARecording() {
    int before = bench.audit.told().size();
    Recording whole = bench.useCases.record().begin(bench.begin(bench.organization.id(), none()));
    send(whole.ref());
    bench
        .useCases
        .record()
        .describe(caller, whole.ref(), Optional.of(new Title("Other")), Optional.empty());
    bench.useCases.record().deliverNow(caller, whole.ref());
    Recording left = bench.begun();
    bench.useCases.record().seal(caller, left.ref());
    bench.useCases.record().seal(caller, left.ref());
    bench.scheduler.runReady();
    bench.useCases.record().discard(caller, left.ref());

    assertEquals(
        List.of(
            "operator recording.created %s ok".formatted(whole.id()),
            "operator recording.received %s ok".formatted(whole.id()),
            "%s recording.changed %s ok".formatted(me, whole.id()),
            "%s recording.delivery-requested %s ok".formatted(me, whole.id()),
            "operator recording.created %s ok".formatted(left.id()),
            "%s recording.sealed %s ok".formatted(me, left.id()),
            "%s recording.discard-requested %s ok".formatted(me, left.id()),
            "%s recording.discarded %s ok".formatted(me, left.id())),
        toldSince(before));
  }

  @Test
  void aDiscardingThatTheStorageRefusesIsToldAsSuch() {
    Recording stored = bench.received(3);
    bench.scheduler.runReady();
    bench.far().failNext("delete", Faults::refused);
    assertThrows(
        Refusal.Conflict.class, () -> bench.useCases.record().discard(caller, stored.ref()));

    List<String> told = bench.audit.told();
    assertEquals(
        List.of(
            "%s recording.discard-requested %s ok".formatted(me, stored.id()),
            "%s recording.discarded %s denied".formatted(me, stored.id())),
        told.subList(told.size() - 2, told.size()));
  }

  /** The object goes first, and what is gone is gone: the log must not say otherwise. */
  @Test
  void aDiscardingThatBreaksOffBehindTheObjectIsToldAsHalfDone() {
    Recording stored = bench.received(3);
    bench.scheduler.runReady();
    bench.spool.faults().failNext("discard", () -> new SpoolException.Failed("EIO", null));

    Refusal refused =
        assertThrows(
            Refusal.SpoolFailed.class, () -> bench.useCases.record().discard(caller, stored.ref()));

    assertTrue(bench.far().keys().isEmpty());
    assertTrue(String.valueOf(refused.getMessage()).contains("is deleted"), refused.getMessage());
    AuditEvent told = bench.audit.events().getLast();
    assertEquals(AuditOutcome.DENIED, told.outcome());
    assertTrue(
        told.reason().orElseThrow().startsWith("its object is deleted, but the rest was not done"),
        told.toString());

    bench.scheduler.runReady();
    bench.useCases.record().discard(caller, stored.ref());
    assertEquals(AuditOutcome.OK, bench.audit.events().getLast().outcome());
  }

  /** The rest is done by itself; that it was not done would be untrue from here on. */
  @Test
  void aDiscardingThatBreaksOffBehindTheSpoolIsToldAsDone() {
    Recording waiting = bench.waiting(3);
    bench.spool.faults().failNext("purge", () -> new SpoolException.Failed("EIO", null));
    assertThrows(
        Refusal.SpoolFailed.class, () -> bench.useCases.record().discard(caller, waiting.ref()));

    assertEquals(
        "%s recording.discarded %s ok".formatted(me, waiting.id()), bench.audit.told().getLast());
  }

  @Test
  void aDiscardingThatDidNothingIsToldAsNotDone() {
    Recording waiting = bench.waiting(3);
    bench.spool.faults().failNext("discard", () -> new SpoolException.Failed("EIO", null));
    assertThrows(
        Refusal.SpoolFailed.class, () -> bench.useCases.record().discard(caller, waiting.ref()));

    assertTrue(bench.audit.events().getLast().reason().orElseThrow().startsWith("it was not done"));
  }

  @Test
  void whatTheServiceDoesByItselfIsToldAsItsOwn() {
    bench.useCases.start();
    Recording idle = bench.begun();
    bench.scheduler.advance(Bench.IDLE.plusMinutes(1));
    assertTrue(
        bench.audit.told().contains("custody recording.interrupted %s ok".formatted(idle.id())),
        () -> bench.audit.told().toString());
  }

  @Test
  void whatIsDoneToALocation() {
    int before = bench.audit.told().size();
    var storage = bench.useCases.configureStorage();
    LocationId former = bench.location.id();
    LocationId drafted =
        storage
            .draft(
                new DraftLocation(
                    caller,
                    bench.organization.id(),
                    "fake",
                    Optional.empty(),
                    Bench.settings(Map.of("bucket", "other"))))
            .location()
            .id();
    storage.verify(caller, bench.organization.id(), drafted);
    bench.scheduler.runReady();
    storage.activate(caller, bench.organization.id(), drafted);
    storage.activate(caller, bench.organization.id(), drafted);
    storage.remove(caller, bench.organization.id(), former);

    assertEquals(
        List.of(
            me + " location.created " + drafted + " ok",
            me + " location.verification-requested " + drafted + " ok",
            "custody location.verified " + drafted + " ok",
            me + " location.retired " + former + " ok",
            me + " location.activated " + drafted + " ok",
            me + " location.deleted " + former + " ok"),
        toldSince(before));
  }

  @Test
  void whatCannotBeToldIsNotDone() {
    Recording left = bench.begun();
    Recording ended = bench.received(3);
    bench.scheduler.runReady();
    int keys = bench.far().keys().size();
    int events = bench.audit.events().size();
    bench.audit.fail(true);

    refused(() -> bench.useCases.record().seal(caller, left.ref()));
    refused(() -> bench.useCases.record().discard(caller, ended.ref()));
    refused(bench::begun);
    refused(() -> bench.useCases.play().read(caller, ended.ref(), range(1)));
    refused(() ->
        bench
            .useCases
            .configureStorage()
            .verify(caller, bench.organization.id(), bench.location.id()));

    assertTrue(bench.row(left.ref()).receiving());
    assertEquals(keys, bench.far().keys().size());
    assertEquals(
        Set.of(left.id(), ended.id()),
        Set.copyOf(
            bench
                .recordings
                .list(bench.organization.id(), RecordingFilter.ALL, page())
                .items()
                .stream()
                .map(Recording::id)
                .toList()));
    bench.audit.fail(false);
    bench.scheduler.advance(Duration.ofMinutes(1));
    assertEquals(events, bench.audit.events().size(), "what was refused is owed to nobody");
  }

  @Test
  void bytesThatComeInAreNotHeldUpAndTheirEndIsToldLater() {
    Recording begun = bench.begun();
    int before = bench.audit.told().size();
    bench.audit.fail(true);
    send(begun.ref());
    assertFalse(bench.row(begun.ref()).receiving());

    bench.audit.fail(false);
    bench.scheduler.advance(Duration.ofSeconds(6));
    assertEquals(
        List.of("operator recording.received %s ok".formatted(begun.id())), toldSince(before));
  }

  @Test
  void whatIsOwedAtTheEndIsToldThen() {
    Recording begun = bench.begun();
    int before = bench.audit.told().size();
    bench.audit.fail(true);
    send(begun.ref());
    bench.audit.fail(false);
    bench.useCases.close();
    assertEquals(
        List.of("operator recording.received %s ok".formatted(begun.id())), toldSince(before));
  }

  @Test
  void aLogThatIsDownForLongIsToldInOrderAndNotTwice() {
    Recording one = bench.begun();
    Recording two = bench.begun();
    int before = bench.audit.told().size();
    bench.audit.fail(true);
    send(one.ref());
    send(two.ref());
    bench.scheduler.advance(Duration.ofMinutes(2));
    bench.audit.fail(false);
    bench.scheduler.advance(Duration.ofMinutes(1));
    assertEquals(
        List.of(
            "operator recording.received %s ok".formatted(one.id()),
            "operator recording.received %s ok".formatted(two.id())),
        toldSince(before));
  }

  @Test
  void aLocationThatFailsItsVerificationIsToldAsDegradedAndThenRecovered() {
    bench.type.finds(CheckStatus.FAIL);
    verifyByCustody();
    bench.type.finds(CheckStatus.PASS);
    verifyByCustody();
    assertEquals(
        List.of(AuditAction.LOCATION_DEGRADED, AuditAction.LOCATION_RECOVERED),
        bench.audit.events().stream()
            .filter(event -> event.actor().name().equals("custody"))
            .map(AuditEvent::action)
            .toList());
  }

  private void verifyByCustody() {
    bench.useCases.configureStorage().verify(caller, bench.organization.id(), bench.location.id());
    bench.scheduler.runReady();
  }

  private static void refused(Executable change) {
    assertThrows(Refusal.AuditLogUnavailable.class, change);
  }

  private void send(RecordingRef recording) {
    bench
        .useCases
        .record()
        .receive(Bench.chunked(recording, 0, End.WITH_BODY), new ByteArrayInputStream(new byte[3]));
  }

  private List<String> toldSince(int before) {
    List<String> told = bench.audit.told();
    return told.subList(before, told.size());
  }

  private static ByteRange range(long length) {
    return new ByteRange(0, length);
  }

  private CreateToken creation(Caller maker, Scope scope) {
    return new CreateToken(
        maker, bench.organization.id(), "a token", Set.of(scope), Optional.empty());
  }

  private static OptionalLong none() {
    return OptionalLong.empty();
  }

  private static PageRequest page() {
    return new PageRequest(100, Optional.empty());
  }
}
