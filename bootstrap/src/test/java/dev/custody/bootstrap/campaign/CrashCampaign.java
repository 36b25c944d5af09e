package dev.custody.bootstrap.campaign;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Cycle after cycle on one data directory: recorders of every style and a clerk work, the service
 * is struck at a random moment and started again, everything that it has ever acknowledged is asked
 * for, and the recordings go on to their end. Some are left unfinished, so that the next crash is
 * their second.
 */
final class CrashCampaign {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LEFT_OPEN_OF = 4;

  /** Bytes by which what broke off goes on, where its length was not told. */
  private static final int MOST_MORE = 1 << 20;

  /** Stored recordings are asked for after this many more crashes, and then deleted. */
  private static final int KEPT_CYCLES = 2;

  private final Installation installation;
  private final Crash crash;
  private final long seed;
  private final Tally tally = new Tally();
  private final Clerk clerk = new Clerk();
  private final Deque<List<Promised>> stored = new ArrayDeque<>();
  private final List<Promised> open = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();

  CrashCampaign(Installation installation, Crash crash, long seed) {
    this.installation = installation;
    this.crash = crash;
    this.seed = seed;
  }

  Tally run(int cycles) throws IOException {
    return runWhile(cycle -> cycle <= cycles);
  }

  /**
   * @param wanted whether there is to be a cycle of that number, counted from 1
   */
  Tally runWhile(IntPredicate wanted) throws IOException {
    Custody running = installation.start();
    try {
      Tenant tenant = tenant(running);
      boolean last = !wanted.test(1);
      for (int cycle = 1; !last; cycle++) {
        SplittableRandom random = new SplittableRandom(seed + cycle);
        try {
          running = strike(running, tenant, cycle, random);
          last = !wanted.test(cycle + 1);
          afterCrash(running, tenant, last, random);
        } catch (IOException | RuntimeException | AssertionError e) {
          throw new AssertionError(
              "cycle %d of seed %d: %s%nThe service said:%n%s%nIts threads:%n%s"
                  .formatted(cycle, seed, e.getMessage(), running.said(), running.threads()),
              e);
        }
      }
      return tally;
    } finally {
      running.close();
    }
  }

  private static Tenant tenant(Custody running) {
    try (Api api = new Api(running.address())) {
      return api.tenant("campaign");
    }
  }

  private Custody strike(Custody running, Tenant tenant, int cycle, SplittableRandom random) {
    Strike strike = new Strike();
    List<Runnable> work = new ArrayList<>();
    for (Promised left : open) {
      left.cutShort(left.acknowledged() + random.nextInt(MOST_MORE));
      work.add(recorder(running, tenant, left, Style.MEDIUM_PATCHES, random, strike));
    }
    List<Style> styles = crash.recorders();
    for (int i = 0; i < styles.size(); i++) {
      String name = "c%d-%d".formatted(cycle, i);
      work.add(begin(running, tenant, styles.get(i), name, random, strike));
    }
    work.add(new Watcher(running.address(), tenant, List.copyOf(open), strike));
    work.add(() -> clerk.work(running.address(), strike));
    crash.prepare(running);
    try (Crew crew = Crew.atWork(work)) {
      crash.awaitMoment(crew, () -> awaitUnderWay(crew), random);
      Custody restarted = crash.restart(running, strike);
      try {
        crew.awaitEnd();
      } catch (RuntimeException e) {
        restarted.close();
        throw e;
      }
      return restarted;
    }
  }

  /** On a busy machine it takes a while until there is something to be lost. */
  private void awaitUnderWay(Crew crew) {
    List<Promised> awaited =
        open.stream().filter(promised -> promised.style() != Style.POST).toList();
    Await.progress(
        "the recordings, and a revocation, are under way",
        PATIENCE,
        awaited.size() + 1,
        () -> {
          crew.checkNobodyFailed();
          long made = awaited.stream().filter(promised -> promised.id().isPresent()).count();
          return (int) made + (clerk.hasRevoked() ? 1 : 0);
        });
  }

  /** One recorder of that style, or one that makes many short recordings in turn. */
  private Runnable begin(
      Custody running,
      Tenant tenant,
      Style style,
      String name,
      SplittableRandom random,
      Strike strike) {
    int count = style == Style.POST ? crash.postsInTurn() : 1;
    List<Recorder> recorders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Promised promised =
          new Promised(
              "%s-%s-%d".formatted(name, style.name().toLowerCase(Locale.ROOT), i),
              new RandomBytes(random.nextLong()),
              style,
              style.length(random));
      open.add(promised);
      recorders.add(recorder(running, tenant, promised, style, random, strike));
    }
    return () -> recorders.stream().takeWhile(next -> !strike.happened()).forEach(Recorder::run);
  }

  private static Recorder recorder(
      Custody running,
      Tenant tenant,
      Promised promised,
      Style style,
      SplittableRandom random,
      Strike strike) {
    return new Recorder(running.address(), tenant, promised, style, random.split(), strike);
  }

  private void afterCrash(Custody running, Tenant tenant, boolean last, SplittableRandom random)
      throws IOException {
    try (Api api = new Api(running.address());
        TusWire tus = TusWire.to(running.address(), tenant)) {
      StoredContent location = new StoredContent(api, tenant, installation.data());
      AfterCrash check = new AfterCrash(api, tenant, tus, location, tally);
      tally.confirmed(clerk.confirm(api));
      deleted.forEach(check::checkDeleted);
      deleted.clear();
      for (Promised promised :
          Stream.concat(stored.stream().flatMap(List::stream), open.stream()).toList()) {
        if (!check.check(promised)) {
          open.remove(promised);
        }
      }
      finish(running, tenant, location, last, random);
      forgetOldest(api, tenant);
    }
  }

  private void finish(
      Custody running, Tenant tenant, StoredContent location, boolean last, SplittableRandom random)
      throws IOException {
    List<Promised> finished = new ArrayList<>();
    Iterator<Promised> unfinished = open.iterator();
    while (unfinished.hasNext()) {
      Promised promised = unfinished.next();
      if (last || promised.ended() || random.nextInt(LEFT_OPEN_OF) > 0) {
        unfinished.remove();
        finished.add(promised);
        goOn(running, tenant, promised, random);
      }
    }
    for (Promised promised : finished) {
      location.check(promised.knownId(), promised.content(), promised.goal());
      promised.seenStored();
      tally.acknowledged(promised.goal());
    }
    stored.addLast(finished);
  }

  private static void goOn(
      Custody running, Tenant tenant, Promised promised, SplittableRandom random) {
    if (!promised.ended()) {
      promised.cutShort(promised.acknowledged() + random.nextInt(MOST_MORE));
      recorder(running, tenant, promised, Style.MEDIUM_PATCHES, random, new Strike()).run();
    }
  }

  private void forgetOldest(Api api, Tenant tenant) {
    if (stored.size() > KEPT_CYCLES) {
      for (Promised old : stored.removeFirst()) {
        api.delete(tenant, old.knownId());
        deleted.add(old.knownId());
      }
    }
  }
}
