package dev.custody.adapter.persistence;

import static dev.custody.adapter.persistence.Samples.organization;
import static dev.custody.adapter.persistence.Samples.organizationId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered as durable is there, even if the process ends at that very moment. */
class HaltTest {
  private static final int ENOUGH = 200;

  @TempDir private Path directory;

  @Test
  void whatWasAnsweredSurvivesAHalt() throws Exception {
    var child = ChildJvm.start(AnswersAndHalts.class, directory.toString());
    List<Integer> answered;
    try (var lines = child.inputReader()) {
      answered = lines.lines().map(Integer::valueOf).toList();
    }
    assertEquals(1, child.waitFor());
    assertTrue(answered.size() >= ENOUGH, () -> answered.size() + " answers");

    try (var database = Database.open(DatabaseSettings.embedded(directory))) {
      var organizations = new JdbcOrganizations(database.transactions());
      assertEquals(
          List.of(),
          answered.stream()
              .filter(number -> organizations.find(organizationId(number)).isEmpty())
              .toList());
    }
  }

  /** Adds organizations from several threads, tells each that was answered, and halts. */
  static final class AnswersAndHalts {
    public static void main(String[] arguments) {
      var database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])));
      var organizations = new JdbcOrganizations(database.transactions());
      var next = new AtomicInteger();
      var answers = new AtomicInteger();
      Runnable adding =
          () -> {
            while (true) {
              int number = next.incrementAndGet();
              organizations.add(organization(number));
              System.out.println(number);
              if (answers.incrementAndGet() == ENOUGH) {
                Runtime.getRuntime().halt(1);
              }
            }
          };
      for (int i = 0; i < 4; i++) {
        Thread.ofPlatform().start(adding);
      }
    }
  }
}
