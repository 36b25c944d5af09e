package dev.custody.bootstrap.campaign;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What outlives a process of the service: its data directory and its settings. It is started with
 * the launcher that the build made, as an operator would, as often as a campaign wants.
 */
record Installation(Path data, Map<String, String> environment) {
  static final String OPERATOR_TOKEN = "operator-token-for-campaigns-0123456789";

  private static final String MASTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final Pattern ADDRESS = Pattern.compile("custody listens on (http://\\S+)");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  Installation {
    environment = Map.copyOf(environment);
  }

  /** With the filesystem type for everybody, on a free port of this machine alone. */
  static Installation in(Path data) {
    return new Installation(
        data,
        Map.of(
            "CUSTODY_OPERATOR_TOKEN", OPERATOR_TOKEN,
            "CUSTODY_MASTER_KEY", MASTER_KEY,
            "CUSTODY_DEFAULT_STORAGE_TYPE", "filesystem",
            "MICRONAUT_SERVER_HOST", "127.0.0.1",
            "MICRONAUT_SERVER_PORT", "0"));
  }

  /** The same with another setting. */
  Installation with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new Installation(data, more);
  }

  /** When this returns, it takes requests. */
  Custody start() {
    ProcessBuilder builder = new ProcessBuilder(launcher(), "serve");
    builder.environment().keySet().removeIf(Installation::isSetting);
    builder.environment().putAll(environment);
    builder.environment().put("CUSTODY_DATA_DIRECTORY", data.toString());
    ChildProcess process = ChildProcess.start(builder);
    try {
      String address = process.awaitLine(ADDRESS, PATIENCE).group(1);
      return new Custody(process, URI.create(address));
    } catch (RuntimeException e) {
      String threads = process.alive() ? "\nIts threads:\n" + ThreadDump.of(process.pid()) : "";
      process.close();
      throw new IllegalStateException(e.getMessage() + threads, e);
    }
  }

  private static String launcher() {
    String launcher = System.getProperty("custody.launcher");
    if (launcher == null) {
      throw new IllegalStateException(
          "the system property custody.launcher names no launcher: run the campaigns by ./mvnw verify");
    }
    return launcher;
  }

  private static boolean isSetting(String variable) {
    return variable.startsWith("CUSTODY_") || variable.startsWith("MICRONAUT_");
  }
}
