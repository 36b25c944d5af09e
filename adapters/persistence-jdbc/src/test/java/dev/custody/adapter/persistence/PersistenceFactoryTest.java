package dev.custody.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.KeysetStore;
import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.RememberedAnswers;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Tokens;
import dev.custody.application.port.out.Transactions;
import dev.custody.application.port.out.Vault;
import dev.custody.application.port.out.Verifications;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A context without a server serves every port. */
class PersistenceFactoryTest {
  @TempDir private Path directory;

  @Test
  void everyPortIsServedFromTheDirectoryThatIsSet() {
    try (var context = context()) {
      for (Class<?> port :
          List.of(
              Organizations.class,
              Tokens.class,
              StorageLocations.class,
              Verifications.class,
              Recordings.class,
              RememberedAnswers.class,
              KeysetStore.class,
              Transactions.class)) {
        assertNotNull(context.getBean(port));
      }
      assertTrue(Files.exists(directory.resolve("database/custody.mv.db")));
    }
  }

  @Test
  void theDatabaseIsClosedWithTheContext() {
    for (int i = 0; i < 2; i++) {
      try (var context = context()) {
        context.getBean(Database.class).ping();
        assertEquals(1, context.getBeansOfType(Database.class).size());
      }
    }
  }

  private ApplicationContext context() {
    ApplicationContext context =
        ApplicationContext.builder()
            .properties(Map.of("custody.data-directory", directory.toString()))
            .build();
    context.registerSingleton(Vault.class, new OpenVault());
    return context.start();
  }
}
