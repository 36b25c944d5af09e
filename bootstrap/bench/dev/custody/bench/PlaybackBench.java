package dev.custody.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * P6 for files: playback of a stored recording by curl, against nginx with the very same file: rate
 * of the whole, time to the first byte of one byte, and what the service reads for a range.
 *
 * <p>Arguments: launcher, folder on the disk to measure, MiB of the recording (default 1024), runs
 * (default 5). Needs {@code curl} and {@code nginx}.
 */
public final class PlaybackBench {
  private static final Pattern KEY = Pattern.compile("\"objectKey\":\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":\"(rec_[^\"]+)\"");
  private static final int FIRST_BYTES = 101;
  private static final int RANGE = 64 << 10;

  private PlaybackBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(Path.of(arguments[1]), "playback-bench");
    int mebibytes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1024;
    int runs = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
    Path data = folder.resolve("data");
    try (ServiceProcess service = ServiceProcess.start(Path.of(arguments[0]), data, "")) {
      String stored = store(service, folder, mebibytes);
      String content = service.recordings() + "/" + find(ID, stored) + "/content";
      try (Nginx nginx = Nginx.start(folder, data.resolve("storage"))) {
        String file = nginx.address() + "/" + find(KEY, stored);
        measure(service, content, file, mebibytes, runs);
      }
    }
    System.out.println("data left in " + folder);
  }

  private static void measure(
      ServiceProcess service, String content, String file, int mebibytes, int runs)
      throws IOException, InterruptedException {
    String token = "Authorization: Bearer " + service.token();
    double[] ratios = new double[runs];
    for (int run = 0; run < runs; run++) {
      double nginx = curl("%{time_total}", file);
      double custody = curl("%{time_total}", "-H", token, content);
      ratios[run] = nginx / custody;
      System.out.printf(
          Locale.ROOT,
          "run %d: nginx %.0f MiB/s, custody %.0f MiB/s, ratio %.2f%n",
          run + 1,
          mebibytes / nginx,
          mebibytes / custody,
          ratios[run]);
    }
    double[] later = new double[FIRST_BYTES];
    for (int i = 0; i < FIRST_BYTES; i++) {
      double nginx = curl("%{time_starttransfer}", "-r", "0-0", file);
      later[i] = curl("%{time_starttransfer}", "-r", "0-0", "-H", token, content) - nginx;
    }
    long before = service.bytesRead();
    String range = "%d-%d".formatted(5 << 20, (5 << 20) + RANGE - 1);
    curl("%{time_total}", "-r", range, "-H", token, content);
    long read = service.bytesRead() - before;
    Arrays.sort(ratios);
    Arrays.sort(later);
    System.out.printf(
        Locale.ROOT,
        "P6 file: median ratio %.2f of nginx (to reach: 0.70), first byte %.2f ms later (to reach: 2),"
            + " read %.2f MiB more than a range of 64 KiB (to reach: 2)%n",
        ratios[runs / 2],
        later[FIRST_BYTES / 2] * 1e3,
        (read - RANGE) / 1048576.0);
  }

  /** The recording as the service tells it once it is stored. */
  private static String store(ServiceProcess service, Path folder, int mebibytes)
      throws IOException, InterruptedException {
    Path bytes = folder.resolve("bytes");
    run("dd", "if=/dev/urandom", "of=" + bytes, "bs=1M", "count=" + mebibytes, "status=none");
    String answer =
        run(
            "curl",
            "--silent",
            "--show-error",
            "--fail",
            "-H",
            "Authorization: Bearer " + service.token(),
            "-H",
            "Content-Type: application/octet-stream",
            "-H",
            "Prefer: wait=120",
            "-T",
            bytes.toString(),
            "-X",
            "POST",
            service.recordings() + "?title=bench");
    Files.delete(bytes);
    if (!answer.contains("\"state\":\"stored\"")) {
      throw new IOException("not stored: " + answer);
    }
    return answer;
  }

  private static double curl(String figure, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("curl", "--silent", "--show-error", "--fail", "-o", "/dev/null", "-w", figure));
    command.addAll(List.of(arguments));
    return Double.parseDouble(run(command.toArray(String[]::new)));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("%s: exit code %d".formatted(command[0], process.exitValue()));
    }
    return said;
  }

  private static String find(Pattern pattern, String text) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException("no %s in %s".formatted(pattern, text));
    }
    return matcher.group(1);
  }
}
