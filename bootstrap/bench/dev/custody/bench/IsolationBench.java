package dev.custody.bench;

import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.When;
import dev.custody.bootstrap.e2e.AwsBench;
import dev.custody.bootstrap.e2e.AwsBench.Connected;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * P10: how long small recordings of one organization take from their first byte to {@code stored},
 * while another's bucket is dead with 500 recordings; against the same without. Dead in each way:
 * it refuses, it answers with errors, it does not answer at all. All in this process, against the
 * strict cloud of the tests.
 *
 * <p>Arguments: folder, recordings measured each time (default 500), rounds (default 3).
 */
public final class IsolationBench {
  private static final int WAITING = 500;
  private static final byte[] SMALL = new byte[4096];
  private static final double MOST = 1.5;
  private static final Map<String, Fault> DEATHS =
      Map.of(
          "refuses",
          new Fault.Answer(403, "AccessDenied", "Access Denied"),
          "fails",
          new Fault.Answer(503, "SlowDown", "Please reduce your request rate."),
          "hangs",
          new Fault.Stall(Duration.ofHours(1)));

  private IsolationBench() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory(Path.of(arguments[0]), "isolation-bench");
    int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
    boolean reached = true;
    for (Map.Entry<String, Fault> death : DEATHS.entrySet()) {
      double[] ratios = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        Path own = Files.createDirectory(folder.resolve(death.getKey() + round));
        ratios[round] = round(own, count, death.getKey(), death.getValue());
      }
      Arrays.sort(ratios);
      reached &= ratios[rounds / 2] <= MOST;
      System.out.printf(
          "P10 beside a bucket that %s: median of %d rounds %.2f (to reach: %.1f)%n",
          death.getKey(), rounds, ratios[rounds / 2], MOST);
    }
    System.out.println("data left in " + folder);
    if (!reached) {
      System.exit(1);
    }
  }

  /** A service of its own, so that nothing of the round before drains beside it. */
  private static double round(Path folder, int count, String death, Fault fault)
      throws IOException {
    try (AwsBench bench = new AwsBench(folder)) {
      Connected measured = bench.connect("measured");
      Connected dead = bench.connect("dead");
      secondsToStored(bench, measured, count);
      double[] alone = secondsToStored(bench, measured, count);
      When always = When.calling(Operation.Service.S3).bucket(dead.bucket().name());
      try (var order = bench.cloud().misbehave(always, fault)) {
        for (int i = 0; i < WAITING; i++) {
          post(bench, dead.tenant(), 0);
        }
        double[] beside = secondsToStored(bench, measured, count);
        double ratio = percentile(beside, 0.99) / percentile(alone, 0.99);
        System.out.printf(
            "a bucket that %s, %d calls of it, %d recordings waiting: p99 %.0f ms, alone %.0f ms: %.2f; median %.2f%n",
            death,
            order.struck(),
            WAITING,
            percentile(beside, 0.99) * 1000,
            percentile(alone, 0.99) * 1000,
            ratio,
            percentile(beside, 0.5) / percentile(alone, 0.5));
        return ratio;
      }
    }
  }

  private static double[] secondsToStored(AwsBench bench, Connected by, int count) {
    double[] seconds = new double[count];
    for (int i = 0; i < count; i++) {
      long begun = System.nanoTime();
      Answer answer = post(bench, by.tenant(), 60);
      seconds[i] = (System.nanoTime() - begun) / 1e9;
      if (!answer.text("state").equals("stored")) {
        throw new IllegalStateException("not stored: " + answer);
      }
    }
    Arrays.sort(seconds);
    return seconds;
  }

  private static Answer post(AwsBench bench, Tenant tenant, int waitSeconds) {
    Answer answer =
        bench
            .service()
            .send(
                "POST",
                tenant.recordings(),
                tenant.token(),
                BodyPublishers.ofByteArray(SMALL),
                "Content-Type",
                "audio/ogg",
                "Prefer",
                "wait=" + waitSeconds);
    if (answer.status() != 201) {
      throw new IllegalStateException("not taken: " + answer);
    }
    return answer;
  }

  private static double percentile(double[] sorted, double part) {
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))];
  }
}
