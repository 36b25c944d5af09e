package dev.custody.bootstrap.campaign;

import dev.custody.bootstrap.campaign.CrashPoint.Holds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.byteman.agent.Main;

/**
 * Many {@link CrashPoint}s at once, each with a recording of its own: threads of the service that
 * come by are held there, by Byteman's agent. The end then comes from outside, as it does in the
 * field.
 */
final class CrashPoints {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** If nobody has come by anywhere for so long, whoever was to come is held elsewhere. */
  private static final Duration QUIET = Duration.ofMillis(400);

  private static final int MOST_TIMES_PASSED_BY = 6;

  /** Below what one location may have under way, so that other deliveries come by, too. */
  private static final int MOST_DELIVERIES_HELD = 5;

  /** A long recording takes its time. */
  private static final int LIVES_TO_A_LONG_ONE = 3;

  private final Path folder;
  private final Path first;
  private final Path started;
  private final Path last;
  private final SplittableRandom random;
  private final Map<CrashPoint, Integer> struck = new EnumMap<>(CrashPoint.class);
  private Set<CrashPoint> watched;
  private int lives;

  /**
   * @param folder for what is told to the agent and by it; not on a disk whose power is cut
   */
  CrashPoints(Path folder, long seed) {
    this.folder = folder;
    first = folder.resolve("first");
    started = folder.resolve("started");
    last = folder.resolve("last");
    random = new SplittableRandom(seed);
    watched = some();
  }

  /** The service ends in that way while some of its threads are held. */
  Crash endedBy(Crash end) {
    return new Crash() {
      @Override
      public List<Style> recorders() {
        return recordersThatComeBy();
      }

      @Override
      public int postsInTurn() {
        return 5;
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
        Custody restarted = end.restart(running, strike);
        lives++;
        watched = some();
        return restarted;
      }
    };
  }

  /** Whether that was at each of the points. */
  boolean all() {
    return struck.size() == CrashPoint.values().length;
  }

  /** The same by where. */
  Map<CrashPoint, Integer> struck() {
    return struck;
  }

  /** How often the service was ended. */
  int lives() {
    return lives;
  }

  /** How often a thread was held anywhere as the service ended. */
  int total() {
    return struck.values().stream().mapToInt(Integer::intValue).sum();
  }

  private Set<CrashPoint> some() {
    Set<CrashPoint> some = EnumSet.noneOf(CrashPoint.class);
    some.addAll(all(Holds.RECORDER));
    some.addAll(all(Holds.EVERYBODY));
    List<CrashPoint> deliveries = all(Holds.DELIVERY);
    Collections.shuffle(deliveries, Random.from(random));
    some.addAll(deliveries.subList(0, MOST_DELIVERIES_HELD));
    if (lives % LIVES_TO_A_LONG_ONE == 0) {
      List<CrashPoint> inParts = all(Holds.DELIVERY_IN_PARTS);
      some.add(inParts.get(lives / LIVES_TO_A_LONG_ONE % inParts.size()));
    }
    return some;
  }

  private static List<CrashPoint> all(Holds holds) {
    return Stream.of(CrashPoint.values())
        .filter(point -> point.holds() == holds)
        .collect(Collectors.toList());
  }

  private List<Style> recordersThatComeBy() {
    List<Style> styles = new ArrayList<>();
    styles.addAll(Collections.nCopies(3, Style.SMALL_PATCHES));
    styles.addAll(Collections.nCopies(3, Style.CHECKED_PATCHES));
    styles.addAll(Collections.nCopies(6, Style.POST));
    styles.add(Style.LARGE_PATCHES);
    if (watched.stream().anyMatch(point -> point.holds() == Holds.DELIVERY_IN_PARTS)) {
      styles.add(Style.IN_PARTS);
    }
    return styles;
  }

  private void watch(Custody running) {
    Path rules = folder.resolve("rules.btm");
    try {
      Files.deleteIfExists(started);
      Files.deleteIfExists(last);
      for (CrashPoint point : CrashPoint.values()) {
        Files.deleteIfExists(reached(point));
      }
      Files.writeString(first, "");
      Files.writeString(rules, watched.stream().map(this::rule).collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    running.load(agent(), "script:" + rules);
  }

  /**
   * One that holds everybody is to be come by when the others are held, and one that takes a long
   * recording before its recorder is held elsewhere.
   */
  private String rule(CrashPoint point) {
    return switch (point.holds()) {
      case DELIVERY_IN_PARTS -> point.rule(first, reached(point), 1);
      case DELIVERY -> point.rule(started, reached(point), 1 + random.nextInt(2));
      case RECORDER ->
          point.rule(started, reached(point), 1 + random.nextInt(MOST_TIMES_PASSED_BY));
      case EVERYBODY -> point.rule(last, reached(point), 1);
    };
  }

  private void hold(Crew crew) {
    await(crew, watched(Holds.DELIVERY_IN_PARTS));
    begin(started);
    await(crew, watched(Holds.RECORDER, Holds.DELIVERY));
    begin(last);
    await(crew, watched(Holds.EVERYBODY));
    held(watched).forEach(point -> struck.merge(point, 1, Integer::sum));
  }

  private List<CrashPoint> watched(Holds... kinds) {
    List<Holds> wanted = List.of(kinds);
    return watched.stream().filter(point -> wanted.contains(point.holds())).toList();
  }

  private static void begin(Path file) {
    try {
      Files.writeString(file, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For one of them at least, and for as many more as come by. */
  private void await(Crew crew, List<CrashPoint> points) {
    if (points.isEmpty()) {
      return;
    }
    Await.until(
        "a thread of the service is at one of: " + points,
        PATIENCE,
        () -> {
          crew.checkNobodyFailed();
          return held(points).findAny().isPresent();
        });
    long seen = 0;
    long now;
    while ((now = held(points).count()) > seen && now < points.size()) {
      seen = now;
      Await.pause(QUIET);
      crew.checkNobodyFailed();
    }
  }

  private Stream<CrashPoint> held(Collection<CrashPoint> points) {
    return points.stream().filter(point -> Files.exists(reached(point)));
  }

  private Path reached(CrashPoint point) {
    return folder.resolve("reached-" + point.name());
  }

  private static Path agent() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
