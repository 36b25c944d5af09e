package dev.custody.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * P7: from starting the launcher to the first 200, on a data directory that is in use, and the
 * memory once it idles; against a bare JVM ({@code java -version}), and against the same service
 * without the AOT cache.
 *
 * <p>Arguments: launcher, folder, runs (default 5). JAVA_HOME names the Java of all of them.
 */
public final class StartBench {
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final String WITHOUT_CACHE = "-XX:AOTMode=off";

  private StartBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path launcher = Path.of(arguments[0]);
    Path data = Files.createTempDirectory(Path.of(arguments[1]), "start-bench").resolve("data");
    int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    // The first start ever makes the sample recordings.
    start(launcher, data, "");
    double[] seconds = new double[runs];
    double[] toBare = new double[runs];
    double[] toUncached = new double[runs];
    for (int run = 0; run < runs; run++) {
      double bare = bareJvm();
      double uncached = start(launcher, data, WITHOUT_CACHE);
      seconds[run] = start(launcher, data, "");
      toBare[run] = seconds[run] / bare;
      toUncached[run] = seconds[run] / uncached;
      System.out.printf(
          "run %d: bare JVM %.2f s, without the cache %.2f s, custody %.2f s%n",
          run + 1, bare, uncached, seconds[run]);
    }
    System.out.printf(
        "P7 median start %.2f s (to reach: 1.00), %.1f bare JVMs, %.2f of a start without the cache; idle %.0f MiB (to reach: 160)%n",
        median(seconds), median(toBare), median(toUncached), idleMebibytes(launcher, data));
    System.out.println("data left in " + data.getParent());
  }

  private static double start(Path launcher, Path data, String flags) throws IOException {
    long begun = System.nanoTime();
    try (ServiceProcess service = ServiceProcess.start(launcher, data, flags)) {
      var answer =
          (HttpURLConnection)
              service.address().resolve("/health/readiness").toURL().openConnection();
      if (answer.getResponseCode() != 200) {
        throw new IOException("not ready: " + answer.getResponseCode());
      }
      return secondsSince(begun);
    }
  }

  private static double bareJvm() throws IOException, InterruptedException {
    Path java = Path.of(System.getenv("JAVA_HOME"), "bin", "java");
    long begun = System.nanoTime();
    new ProcessBuilder(java.toString(), "-Xms16m", "-XX:+UseSerialGC", "-version")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return secondsSince(begun);
  }

  private static double idleMebibytes(Path launcher, Path data)
      throws IOException, InterruptedException {
    try (ServiceProcess service = ServiceProcess.start(launcher, data, "")) {
      Thread.sleep(IDLE);
      return service.residentMebibytes();
    }
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
