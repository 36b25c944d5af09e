package dev.custody.bootstrap;

import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolSpace;
import dev.custody.domain.recording.Backlog;
import dev.custody.domain.recording.Status;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What waits on our side, as metrics: how many recordings of each state, how much, for how long,
 * and how full the spool is. Looked at now and then and not when somebody asks, so that asking
 * costs the database nothing. Why something is blocked is no label: reasons are the organizations'.
 */
@Singleton
final class BacklogWatch {
  private static final Set<Status> WAITING =
      EnumSet.complementOf(EnumSet.of(Status.STORED, Status.DISCARDED));

  /** Those whose size is known: of one that comes in, only the spool knows it. */
  private static final Set<Status> ENDED =
      EnumSet.complementOf(EnumSet.of(Status.STORED, Status.DISCARDED, Status.RECEIVING));

  private final Recordings recordings;
  private final Spool spool;
  private final InstantSource clock;
  private volatile Map<Status, Backlog> last = Map.of();
  private volatile SpoolSpace space = new SpoolSpace(0, 0, 0);

  BacklogWatch(Recordings recordings, Spool spool, InstantSource clock, MeterRegistry metrics) {
    this.recordings = recordings;
    this.spool = spool;
    this.clock = clock;
    for (Status status : WAITING) {
      gauge("custody.recordings", status, BacklogWatch::count)
          .description("Recordings that are neither stored nor discarded, by their state.")
          .register(metrics);
      gauge("custody.recordings.oldest.age", status, this::ageInSeconds)
          .description(
              "How long ago the oldest of them ended, or began if it has not; 0 without any.")
          .baseUnit("seconds")
          .register(metrics);
    }
    for (Status status : ENDED) {
      gauge("custody.recordings.bytes", status, BacklogWatch::bytes)
          .description("What they hold.")
          .baseUnit("bytes")
          .register(metrics);
    }
    spool("used", SpoolSpace::used, metrics);
    spool("usable", SpoolSpace::usable, metrics);
    spool("reserve", SpoolSpace::reserve, metrics);
  }

  void look() {
    last = recordings.unfinishedByStatus();
    space = spool.space();
  }

  private Gauge.Builder<BacklogWatch> gauge(
      String name, Status status, ToDoubleFunction<Backlog> value) {
    return Gauge.builder(
            name,
            this,
            watch ->
                value.applyAsDouble(
                    watch.last.getOrDefault(status, new Backlog(0, 0, Optional.empty()))))
        .tag("state", status.word());
  }

  private void spool(String kind, ToDoubleFunction<SpoolSpace> bytes, MeterRegistry metrics) {
    Gauge.builder("custody.spool", this, watch -> bytes.applyAsDouble(watch.space))
        .description(
            "The spool's disk: used by what waits, usable by anybody, reserve that is kept free.")
        .baseUnit("bytes")
        .tag("kind", kind)
        .register(metrics);
  }

  private static double count(Backlog backlog) {
    return backlog.recordings();
  }

  private static double bytes(Backlog backlog) {
    return backlog.bytes();
  }

  private double ageInSeconds(Backlog backlog) {
    return backlog
        .oldest()
        .map(oldest -> Duration.between(oldest, clock.instant()).toSeconds())
        .orElse(0L);
  }
}
