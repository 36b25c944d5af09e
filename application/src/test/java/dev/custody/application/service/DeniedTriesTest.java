package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.in.ControlAccess.Access;
import dev.custody.application.port.in.ControlAccess.Decision;
import dev.custody.application.port.in.ControlAccess.Requirement;
import dev.custody.application.port.in.ControlAccess.Resource;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.audit.AuditEvent;
import dev.custody.domain.audit.AuditOutcome;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A denied try is in the log of the organization that the token belongs to. */
class DeniedTriesTest {
  private static final Requirement WRITE = new Requirement.HasScope(Scope.RECORDINGS_WRITE);

  private final Bench bench = new Bench();
  private final Organization mine = bench.organization;
  private final Organization theirs = bench.organization("Theirs");
  private final Caller reader = bench.token(mine.id(), Scope.RECORDINGS_READ).token().holder();

  @BeforeEach
  void theyHaveALocationToo() {
    bench.activeLocation(theirs.id(), "theirs");
  }

  @Test
  void aMissingScopeIsNamed() {
    var recording = bench.begun();
    assertEquals(
        Decision.FORBIDDEN,
        judge(reader, mine.id(), new Resource.OfRecording(recording.id()), WRITE));

    AuditEvent event = denied().getFirst();
    assertEquals(mine.id(), event.organization());
    assertEquals(reader.actor(), event.actor().name());
    assertEquals(recording.id().value(), event.target());
    assertEquals(Optional.of("the scope recordings:write is missing"), event.reason());
  }

  @Test
  void aTryOnAnotherOrganizationIsInTheOwnLogAndTellsNothingOfTheOther() {
    var recording = bench.begunBy(theirs);
    OrganizationId unknown = bench.ids.organization();
    judge(reader, theirs.id(), new Resource.OfRecording(recording.id()), WRITE);
    judge(reader, unknown, new Resource.OfRecording(recording.id()), WRITE);

    List<AuditEvent> events = denied();
    assertEquals(2, events.size());
    events.forEach(event -> assertEquals(mine.id(), event.organization()));
    assertEquals(
        reason(events.getFirst()).replace(theirs.id().value(), ""),
        reason(events.getLast()).replace(unknown.value(), ""),
        "whether there is such an organization does not show");
  }

  @Test
  void anIdThatIsForeignReadsAsOneThatIsNotThere() {
    var foreign = bench.begunBy(theirs);
    judge(reader, mine.id(), new Resource.OfRecording(foreign.id()), WRITE);
    judge(reader, mine.id(), new Resource.OfRecording(bench.ids.recording()), WRITE);
    assertEquals(
        1, denied().stream().map(DeniedTriesTest::reason).distinct().count(), "no difference");
  }

  @Test
  void theOperatorsTryIsInTheLogOfWhomItConcerns() {
    judge(Bench.CALLER, mine.id(), new Resource.OfRecording(bench.begun().id()), WRITE);
    assertEquals(mine.id(), denied().getFirst().organization());
    assertEquals("operator", denied().getFirst().actor().name());
    judge(
        Bench.CALLER,
        bench.ids.organization(),
        new Resource.OfLocation(bench.location.id()),
        WRITE);
    assertEquals(1, denied().size(), "what is in no organization is in no log");
  }

  @Test
  void whatIsGrantedIsNoDeniedTry() {
    judge(
        reader,
        mine.id(),
        new Resource.OfRecording(bench.begun().id()),
        new Requirement.HasScope(Scope.RECORDINGS_READ));
    assertEquals(List.of(), denied());
  }

  @Test
  void repetitionsAreCountedAndToldTogether() {
    var recording = bench.begun();
    for (int i = 0; i < 1_000; i++) {
      judge(reader, mine.id(), new Resource.OfRecording(recording.id()), WRITE);
    }
    assertEquals(1, denied().size());
    bench.scheduler.advance(DeniedTries.COUNTED_FOR);
    assertEquals(2, denied().size());
    assertTrue(reason(denied().getLast()).startsWith("999 more tries"), reason(denied().getLast()));
    judge(reader, mine.id(), new Resource.OfRecording(recording.id()), WRITE);
    assertEquals(3, denied().size(), "a new quarter of an hour");
  }

  @Test
  void aFloodOfDifferentTriesHasAFewEntries() {
    for (int i = 0; i < 1_000; i++) {
      judge(reader, mine.id(), new Resource.OfRecording(bench.ids.recording()), WRITE);
    }
    assertEquals(DeniedTries.LISTED, denied().size());
    bench.useCases.close();
    assertEquals(DeniedTries.LISTED + 1, denied().size());
    assertTrue(
        reason(denied().getLast()).startsWith((1_000 - DeniedTries.LISTED) + " more tries"),
        reason(denied().getLast()));
  }

  @Test
  void aTryIsDeniedThoughTheLogTakesNothingAndIsToldLater() {
    bench.audit.fail(true);
    assertEquals(
        Decision.FORBIDDEN,
        judge(reader, mine.id(), new Resource.OfLocation(bench.location.id()), WRITE));
    bench.audit.fail(false);
    bench.scheduler.advance(java.time.Duration.ofSeconds(6));
    assertEquals(1, denied().size());
  }

  private Decision judge(
      Caller caller, OrganizationId organization, Resource resource, Requirement requirement) {
    return bench
        .useCases
        .controlAccess()
        .judge(caller, new Access(Optional.of(organization), Optional.of(resource), requirement));
  }

  private List<AuditEvent> denied() {
    return bench.audit.events().stream()
        .filter(event -> event.outcome() == AuditOutcome.DENIED)
        .toList();
  }

  private static String reason(AuditEvent event) {
    return event.reason().orElseThrow();
  }
}
