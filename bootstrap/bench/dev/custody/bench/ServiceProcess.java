package dev.custody.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built launcher, running {@code dev} in a folder of its own. */
final class ServiceProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("API\\s+(\\S+?)/docs$");
  private static final Pattern ORGANIZATION = Pattern.compile("Organization\\s+(org_\\S+)");
  private static final Pattern TOKEN = Pattern.compile("Token\\s+(custody_\\S+)");

  /** Of {@code /proc/<pid>/stat}: clock ticks a second on Linux (man 5 proc, sysconf). */
  private static final double TICKS = 100.0;

  private final Process process;
  private final Duration untilReady;
  private final URI address;
  private final String organization;
  private final String token;

  private ServiceProcess(
      Process process, Duration untilReady, URI address, String organization, String token) {
    this.process = process;
    this.untilReady = untilReady;
    this.address = address;
    this.organization = organization;
    this.token = token;
  }

  /**
   * @param launcher as the build makes it
   * @param flags for the JVM
   */
  static ServiceProcess start(Path launcher, Path data, String flags) throws IOException {
    long begun = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(
            launcher.toString(), "dev", "--port", "0", "--data-directory", data.toString());
    builder.environment().put("CUSTODY_JAVA_OPTS", flags);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    List<String> said = new ArrayList<>();
    BufferedReader out = process.inputReader();
    String line = out.readLine();
    while (line != null && !line.contains("Ctrl-C")) {
      said.add(line);
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("the service did not start: " + String.join("\n", said));
    }
    Thread.ofVirtual().start(() -> out.lines().forEach(System.out::println));
    return new ServiceProcess(
        process,
        Duration.ofNanos(System.nanoTime() - begun),
        URI.create(find(ADDRESS, said)),
        find(ORGANIZATION, said),
        find(TOKEN, said));
  }

  URI recordings() {
    return address.resolve("/v1/organizations/" + organization + "/recordings");
  }

  URI address() {
    return address;
  }

  String token() {
    return token;
  }

  Duration untilReady() {
    return untilReady;
  }

  /** User and system time since its start, in seconds. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  /** Bytes that it has read from anything since its start ({@code rchar}, man 5 proc). */
  long bytesRead() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "io")).stream()
        .filter(line -> line.startsWith("rchar:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Resident memory, in MiB. */
  double residentMebibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        / 1024.0;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String find(Pattern pattern, List<String> lines) throws IOException {
    for (String line : lines) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    throw new IOException("the service did not say its " + pattern);
  }
}
