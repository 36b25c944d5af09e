package dev.custody.adapter.storage.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.application.port.out.storage.Verified;
import dev.custody.domain.storage.Capabilities.Answer;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.StorageSettings;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemStorageTypeTest {
  @TempDir Path directory;

  @Test
  void itAsksForNothingSoThatNoPathComesFromATenant() {
    assertEquals(List.of(), type().descriptor().fields());
    assertEquals("filesystem", type().descriptor().id().value());
    assertEquals("", type().keyPrefix(StorageUnderTest.PLACE));
  }

  @Test
  void nothingOfItCanCollide() {
    assertEquals(Set.of(), type().claims(StorageSettings.NONE));
  }

  @Test
  void itIsPluggedInByBeingThere() {
    try (ApplicationContext context =
        ApplicationContext.run(Map.of("custody.data-directory", directory.toString()))) {
      StorageType type = context.getBean(StorageType.class);
      try (Storage storage = type.open(StorageUnderTest.PLACE)) {
        storage.putIfAbsent(
            StorageUnderTest.key("a"), TestContent.of("a"), StorageUnderTest.ATTRIBUTES);
      }

      assertTrue(
          Files.isRegularFile(directory.resolve("storage/" + StorageUnderTest.key("a").value())));
    }
  }

  @Test
  void tenantsAreOfferedItOnlyWhereTheOperatorSaysSo() {
    assertFalse(offered(Map.of()));
    assertFalse(offered(Map.of("custody.storage.filesystem.offered-to-tenants", "false")));
    assertTrue(offered(Map.of("custody.storage.filesystem.offered-to-tenants", "true")));
  }

  @Test
  void withoutASettingItIsInADirectoryBesideTheProcess() {
    try (ApplicationContext context = ApplicationContext.run()) {
      StorageType type = context.getBean(StorageType.class);
      try (Storage storage = type.open(StorageUnderTest.PLACE)) {
        assertEquals(Optional.empty(), storage.head(StorageUnderTest.key("never-was")));
      }
    }
  }

  @Test
  void openingMakesNothing() throws IOException {
    type().open(StorageUnderTest.PLACE).close();

    try (var files = Files.list(directory)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aVerificationSaysWhatIsInTheWay() throws IOException {
    Files.writeString(directory.resolve(StorageUnderTest.PLACE.organization().value()), "a file");
    List<Check> checks = new ArrayList<>();

    Verified verified =
        type().verify(StorageUnderTest.PLACE, VerificationPhase.ONBOARDING, checks::add);

    Check write = checks.get(1);
    assertEquals("write", write.id());
    assertEquals(CheckStatus.FAIL, write.status());
    assertEquals(Optional.of("in-the-way"), write.errorCode());
    assertTrue(write.message().contains("neither an object nor a folder"), write.message());
    assertFalse(write.message().contains(directory.toString()), write.message());
    assertEquals(Answer.NO, verified.capabilities().of(Capability.WRITE));
    assertEquals(CheckStatus.SKIPPED, checks.getLast().status());
  }

  @Test
  void aVerificationFindsBytesThatAreNotThoseThatWereWritten() throws IOException {
    Path check =
        directory.resolve(
            "%s/.custody-check/%s"
                .formatted(
                    StorageUnderTest.PLACE.organization(), StorageUnderTest.PLACE.location()));
    Files.createDirectories(check.getParent());
    Files.writeString(check, "something else");
    List<Check> checks = new ArrayList<>();

    type().verify(StorageUnderTest.PLACE, VerificationPhase.ROUTINE, checks::add);

    assertEquals(
        List.of(
            CheckStatus.PASS,
            CheckStatus.PASS,
            CheckStatus.PASS,
            CheckStatus.FAIL,
            CheckStatus.SKIPPED),
        checks.stream().map(Check::status).toList());
  }

  private static boolean offered(Map<String, Object> properties) {
    try (ApplicationContext context = ApplicationContext.run(properties)) {
      return context.getBean(StorageType.class).offeredToTenants();
    }
  }

  private StorageType type() {
    return new FilesystemStorageType(directory, false, InstantSource.system(), Forcing.DISK);
  }
}
