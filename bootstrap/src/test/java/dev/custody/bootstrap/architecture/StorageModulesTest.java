package dev.custody.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A storage type is one module, named in two poms, and nobody can import it. */
class StorageModulesTest {

  static List<MavenModule> modules() {
    return MavenModule.all();
  }

  static List<MavenModule> storageTypes() {
    return MavenModule.storageTypes();
  }

  @Test
  void everyStorageDirectoryIsAModule() throws IOException {
    try (var directories = Files.list(MavenModule.root().resolve("adapters"))) {
      var missing =
          directories
              .filter(directory -> directory.getFileName().toString().startsWith("storage-"))
              .filter(directory -> Files.exists(directory.resolve("pom.xml")))
              .map(directory -> "adapters/" + directory.getFileName())
              .filter(path -> MavenModule.all().stream().noneMatch(m -> m.path().equals(path)))
              .toList();
      assertEquals(List.of(), missing, "add a <module> line for each to adapters/pom.xml");
    }
  }

  @Test
  void thereAreStorageTypesToCheck() {
    assertTrue(!storageTypes().isEmpty(), "no storage type is named in adapters/pom.xml");
  }

  @ParameterizedTest
  @MethodSource("storageTypes")
  void bootstrapHasEveryStorageTypeAtRuntimeOnly(MavenModule type) {
    assertEquals(
        List.of("runtime"),
        scopesOf(type, MavenModule.named("bootstrap")).toList(),
        () -> type + " must be a dependency in bootstrap/pom.xml, with the scope runtime");
  }

  @ParameterizedTest
  @MethodSource("storageTypes")
  void nobodyElseDependsOnAStorageType(MavenModule type) {
    assertEquals(
        List.of(),
        MavenModule.all().stream()
            .filter(module -> !module.path().equals("bootstrap"))
            .filter(module -> scopesOf(type, module).findAny().isPresent())
            .toList());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void theTestkitIsForTestsOnly(MavenModule module) {
    assertEquals(
        List.of(),
        scopesOf(MavenModule.named("adapters/storage-testkit"), module)
            .filter(scope -> !scope.equals("test"))
            .toList(),
        () -> "scope of the testkit in the pom of " + module);
  }

  @ParameterizedTest
  @MethodSource("storageTypes")
  void everyStorageTypeIsTestedWithTheTestkit(MavenModule type) {
    assertEquals(
        List.of("test"), scopesOf(MavenModule.named("adapters/storage-testkit"), type).toList());
  }

  private static Stream<String> scopesOf(MavenModule dependency, MavenModule in) {
    var artifact = dependency.pom().artifact();
    return in.pom().dependencies().stream()
        .filter(each -> each.artifact().equals(artifact))
        .map(Pom.Dependency::scope);
  }
}
