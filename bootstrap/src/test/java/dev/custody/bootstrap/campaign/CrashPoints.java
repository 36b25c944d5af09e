package dev.custody.bootstrap.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jboss.byteman.agent.Main;

/**
 * All {@link CrashPoint}s in turn: a thread of the service that comes by one is held there, by
 * Byteman's agent. The end then comes from outside, as it does in the field.
 */
final class CrashPoints {
  private static final List<CrashPoint> ALL = List.of(CrashPoint.values());
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_TIMES_PASSED_BY = 6;

  private final Path rules;
  private final Path reached;
  private final SplittableRandom random;
  private final Map<CrashPoint, Integer> struck = new EnumMap<>(CrashPoint.class);
  private CrashPoint point = ALL.getFirst();
  private int cycle;

  /**
   * @param folder for what is told to the agent and by it; not on a disk whose power is cut
   */
  CrashPoints(Path folder, long seed) {
    rules = folder.resolve("rules.btm");
    reached = folder.resolve("reached");
    random = new SplittableRandom(seed);
  }

  /** The service ends in that way while one of its threads is held. */
  Crash endedBy(Crash end) {
    return new Crash() {
      @Override
      public Set<Style> recorders() {
        return recordersThatComeBy();
      }

      @Override
      public void prepare(Custody running) {
        watch(running);
      }

      @Override
      public void awaitMoment(Crew crew, Runnable untilUnderWay, SplittableRandom unused) {
        hold(crew);
      }

      @Override
      public Custody restart(Custody running, Strike strike) {
        return end.restart(running, strike);
      }
    };
  }

  /** How often it was struck where. */
  Map<CrashPoint, Integer> struck() {
    return struck;
  }

  private Set<Style> recordersThatComeBy() {
    Set<Style> usual =
        EnumSet.of(Style.SMALL_PATCHES, Style.LARGE_PATCHES, Style.CHECKED_PATCHES, Style.POST);
    if (point.inParts()) {
      usual.add(Style.IN_PARTS);
    }
    return usual;
  }

  private void watch(Custody running) {
    try {
      Files.writeString(rules, point.rule(reached, count()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    running.load(agent(), "script:" + rules);
  }

  private void hold(Crew crew) {
    try {
      Await.until(
          "a thread of the service is at: " + point,
          PATIENCE,
          () -> {
            crew.checkNobodyFailed();
            return Files.exists(reached);
          });
      Files.delete(reached);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    struck.merge(point, 1, Integer::sum);
    cycle++;
    point = ALL.get(cycle % ALL.size());
  }

  /** A part is sent less often than a frame is written. */
  private int count() {
    return point.inParts() ? 1 : 1 + random.nextInt(MOST_TIMES_PASSED_BY);
  }

  private static Path agent() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
