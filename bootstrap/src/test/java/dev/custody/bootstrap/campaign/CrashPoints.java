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
  private final Path armed;
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
    armed = folder.resolve("armed");
    reached = folder.resolve("reached");
    random = new SplittableRandom(seed);
    write();
  }

  /** As it is to be started, with the agent. */
  Installation watched(Installation installation) {
    return installation.with(
        "CUSTODY_JAVA_OPTS", "-XX:AOTMode=off -javaagent:%s=script:%s".formatted(agent(), rules));
  }

  /** The service ends in that way while one of its threads is held. */
  Crash endedBy(Crash end) {
    return new Crash() {
      @Override
      public Set<Style> recorders() {
        return recordersThatComeBy();
      }

      @Override
      public void awaitMoment(Crew crew, Runnable untilUnderWay, SplittableRandom unused) {
        hold(crew);
      }

      @Override
      public Custody restart(Custody running, Strike strike) {
        next();
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

  private void hold(Crew crew) {
    try {
      Files.createFile(armed);
      Await.until(
          "a thread of the service is at: " + point,
          PATIENCE,
          () -> {
            crew.checkNobodyFailed();
            return Files.exists(reached);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    struck.merge(point, 1, Integer::sum);
  }

  /** Whatever is held stays so until it is ended. */
  private void next() {
    try {
      Files.delete(armed);
      Files.delete(reached);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cycle++;
    point = ALL.get(cycle % ALL.size());
    write();
  }

  /** A part is sent less often than a frame is written. */
  private void write() {
    int count = point.inParts() ? 1 : 1 + random.nextInt(MOST_TIMES_PASSED_BY);
    try {
      Files.writeString(rules, point.rule(armed, reached, count));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path agent() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
