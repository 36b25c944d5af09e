package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.application.port.in.ConfigureStorage.Overview;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.recording.Backlog;
import dev.custody.domain.recording.Blockage;
import dev.custody.domain.recording.Blocked;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an organization is told of what waits on this side, and why. */
class OverviewTest {
  private final Bench bench = new Bench();
  private final Organization organization = bench.organization;

  @Test
  void whatIsRefusedIsToldByItsReasonAndWhatIsDeliveredNoMore() {
    bench.far().failAll("put", Faults::refused);
    Recording first = bench.received(100);
    bench.scheduler.runReady();
    Instant since = bench.clock.instant();
    bench.scheduler.advance(Duration.ofSeconds(30));
    Recording second = bench.received(20);
    bench.scheduler.runReady();

    Overview refused = overview(organization);
    assertEquals(
        new Backlog(2, 120, Optional.of(first.ending().orElseThrow().at())), refused.backlog());
    assertEquals(
        List.of(new Blockage("AccessDenied: the role may not s3:PutObject", 2, since)),
        refused.blocked());
    assertEquals(new Backlog(0, 0, Optional.empty()), refused.quarantined());
    assertEquals(120, refused.spoolBytes());
    Overview others = overview(bench.organization("Other"));
    assertEquals(List.of(), others.blocked());
    assertEquals(0, others.spoolBytes());

    bench.far().mend();
    bench.scheduler.advance(Duration.ofMinutes(2));
    assertEquals(Status.STORED, bench.row(second.ref()).status());
    Overview delivered = overview(organization);
    assertEquals(new Backlog(0, 0, Optional.empty()), delivered.backlog());
    assertEquals(List.of(), delivered.blocked());
    assertEquals(0, delivered.spoolBytes());
  }

  @Test
  void whatIsInQuarantineIsToldApartFromWhatWaits() {
    Recording damaged = bench.waiting(50);
    bench.spool.lose(damaged.ref(), new LostRange(3, 7));
    bench.scheduler.advance(Duration.ofMinutes(2));

    Overview told = overview(organization);
    assertEquals(Status.QUARANTINED, bench.row(damaged.ref()).status());
    assertEquals(new Backlog(0, 0, Optional.empty()), told.backlog());
    assertEquals(1, told.quarantined().recordings());
    assertEquals(50, told.quarantined().bytes());
    assertEquals(50, told.spoolBytes());
  }

  @Test
  void ofManyReasonsAFewAreTold() {
    for (int i = 0; i < 20; i++) {
      String reason = "reason " + i;
      Recording waits = bench.begun();
      bench.recordings.update(
          waits.ref(),
          found ->
              found.blockedBy(new Blocked(reason, bench.clock.instant(), bench.clock.instant())));
    }

    assertEquals(5, overview(organization).blocked().size());
  }

  private Overview overview(Organization of) {
    return bench.useCases.configureStorage().overview(of.id());
  }
}
