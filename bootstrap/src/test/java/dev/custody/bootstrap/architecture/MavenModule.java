package dev.custody.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Maven module that holds code.
 *
 * @param path where it lies, from the top of the repository: {@code adapters/http}
 */
record MavenModule(String path, Path directory) {
  private static final List<String> SOURCE_ROOTS =
      List.of("src/main/java", "src/test/java", "bench");

  /** The modules that the poms name; those that only list other modules are left out. */
  static List<MavenModule> all() {
    return in(root(), "").toList();
  }

  static MavenModule named(String path) {
    return all().stream()
        .filter(module -> module.path.equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no pom names the module " + path));
  }

  static List<MavenModule> storageTypes() {
    return all().stream().filter(MavenModule::isStorageType).toList();
  }

  /** The top of the repository; tests run in {@code bootstrap}. */
  static Path root() {
    return Path.of("").toAbsolutePath().resolve("..").normalize();
  }

  private static Stream<MavenModule> in(Path directory, String path) {
    var children = Pom.read(directory.resolve("pom.xml")).modules();
    return children.isEmpty()
        ? Stream.of(new MavenModule(path, directory))
        : children.stream()
            .flatMap(
                child -> in(directory.resolve(child), path.isEmpty() ? child : path + "/" + child));
  }

  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  boolean isAdapter() {
    return path.startsWith("adapters/");
  }

  /** Whether it brings requests to the use cases, rather than being used by them. */
  boolean drives() {
    return path.equals("adapters/http") || path.equals("adapters/portal");
  }

  boolean isTestkit() {
    return path.equals("adapters/storage-testkit");
  }

  boolean isStorageType() {
    return path.startsWith("adapters/storage-") && !isTestkit();
  }

  Pom pom() {
    return Pom.read(directory.resolve("pom.xml"));
  }

  /**
   * The package that all its classes lie in: an adapter is named by its job, not its technology.
   */
  String basePackage() {
    if (!isAdapter()) {
      return "dev.custody." + name();
    }
    var words = name().split("-", 2);
    return words[0].equals("storage")
        ? "dev.custody.adapter.storage." + words[1].replace("-", "")
        : "dev.custody.adapter." + words[0];
  }

  /** What was compiled from its main sources. */
  JavaClasses classes() {
    return new ClassFileImporter().importPath(directory.resolve("target/classes"));
  }

  /** The names of the classes that its main sources must have been compiled to. */
  List<String> expectedClasses() {
    return filesIn("src/main/java")
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> !file.endsWith("package-info.java"))
        .map(file -> directory.resolve("src/main/java").relativize(file).toString())
        .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.'))
        .toList();
  }

  /** Its packages, tests included, each as a directory relative to a root of sources. */
  List<Path> packages() {
    return SOURCE_ROOTS.stream()
        .flatMap(root ->
            filesIn(root)
                .filter(file -> file.toString().endsWith(".java"))
                .map(file -> directory.resolve(root).relativize(file.getParent())))
        .distinct()
        .sorted()
        .toList();
  }

  /** The package-info files of a package; tests may leave theirs to the main sources. */
  List<Path> packageInfos(Path packageDirectory) {
    return SOURCE_ROOTS.stream()
        .map(root -> directory.resolve(root, packageDirectory.toString(), "package-info.java"))
        .filter(Files::exists)
        .toList();
  }

  /** What is shipped: every file but those of tests, of other people, and those that were built. */
  List<Path> shippedFiles() {
    return filesIn("")
        .filter(file ->
            Stream.of("target", "node_modules", "dist", "test", "tests")
                .noneMatch(part -> hasPart(directory.relativize(file), part)))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static boolean hasPart(Path path, String part) {
    for (var each : path) {
      if (each.toString().equals(part)) {
        return true;
      }
    }
    return false;
  }

  private Stream<Path> filesIn(String child) {
    var start = directory.resolve(child);
    if (!Files.isDirectory(start)) {
      return Stream.empty();
    }
    try (var files = Files.walk(start)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return path;
  }
}
