package dev.custody.bootstrap.spoolfailure;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One recording, as often as it makes system calls: each of them fails, or is its last. */
class SystemCallsIT {
  /** As many as the smallest machine that builds this has processors. */
  private static final int AT_A_TIME = 2;

  @TempDir private Path folder;

  @BeforeAll
  static void beQuiet() {
    Quiet.begin();
  }

  @AfterAll
  static void speakAgain() {
    Quiet.end();
  }

  @Test
  void everySystemCallMayFailOrBeTheLast() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Strace strace = strace();
    List<Place> places = new ArrayList<>();
    try {
      for (int i = 0; i < AT_A_TIME; i++) {
        places.add(Place.in(Files.createDirectory(folder.resolve("place-" + i))));
      }
      Tally tally =
          new Sweep(strace, places)
              .run(Optional.ofNullable(System.getProperty("custody.systemcalls.case")));
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf("system calls: %.0f s:%s%n", seconds, tally);
    } finally {
      for (Place place : places) {
        place.close();
      }
    }
  }

  private Strace strace() throws IOException {
    try {
      return Strace.prepared(folder);
    } catch (IllegalStateException e) {
      System.out.println("system calls: skipped, since " + e.getMessage());
      return abort(e.toString());
    }
  }
}
