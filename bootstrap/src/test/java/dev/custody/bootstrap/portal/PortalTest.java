package dev.custody.bootstrap.portal;

import dev.custody.bootstrap.e2e.RunningService;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A service and a browser for all tests of a class. */
abstract class PortalTest {
  @TempDir private static Path folder;

  private static Chromium chromium;
  private static RunningService service;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    service = RunningService.start(folder);
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  static RunningService service() {
    return service;
  }

  static Visit visit(Screen... screens) {
    return Visit.to(service, chromium, screens);
  }
}
