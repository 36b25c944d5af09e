package dev.custody.bootstrap.e2e;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What {@code /prometheus} tells. */
record Metrics(List<String> lines) {

  /** Of what waits as it is now, and not as it was at the last look, seconds ago. */
  static Metrics now(RunningService service) {
    service.lookAtBacklog();
    return asTheyAre(service);
  }

  static Metrics asTheyAre(RunningService service) {
    byte[] text = service.get("/prometheus", "").bytes();
    return new Metrics(new String(text, StandardCharsets.UTF_8).lines().toList());
  }

  double value(String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + String.join("\n", lines)));
  }
}
