package dev.custody.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No shared code knows a storage type by its id: a new type would have to be added there too. */
class StorageTypeLiteralsTest {
  private static final Pattern DECLARED =
      Pattern.compile("new StorageTypeId\\(\\s*\"([^\"]+)\"\\s*\\)");

  static List<MavenModule> storageTypes() {
    return MavenModule.storageTypes();
  }

  static Stream<MavenModule> shared() {
    return MavenModule.all().stream()
        .filter(module -> !module.path().equals("bootstrap"))
        .filter(module ->
            !module.isAdapter() || module.drives() || module.name().startsWith("persistence-"));
  }

  @ParameterizedTest
  @MethodSource("shared")
  void noIdStandsAsALiteral(MavenModule module) {
    var ids = MavenModule.storageTypes().stream().flatMap(StorageTypeLiteralsTest::idsOf).toList();
    assertEquals(
        List.of(),
        module.shippedFiles().stream()
            .flatMap(
                file -> ids.stream().filter(id -> quotes(file, id)).map(id -> file + ": " + id))
            .toList());
  }

  @ParameterizedTest
  @MethodSource("storageTypes")
  void theIdsOfAStorageModuleAreFound(MavenModule type) {
    assertTrue(
        type.expectedClasses().isEmpty() || idsOf(type).findAny().isPresent(),
        () ->
            type
                + " names its id nowhere as new StorageTypeId(\"…\"); then nobody can look for it");
  }

  private static Stream<String> idsOf(MavenModule type) {
    return type.shippedFiles().stream()
        .filter(file -> file.toString().endsWith(".java"))
        .flatMap(file -> DECLARED.matcher(text(file)).results())
        .map((MatchResult found) -> found.group(1));
  }

  private static boolean quotes(Path file, String id) {
    return Pattern.compile("[\"'`]" + Pattern.quote(id) + "\\\\?[\"'`]").matcher(text(file)).find();
  }

  /** As Latin-1, which reads any file, and ids are ASCII. */
  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
