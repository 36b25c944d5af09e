package dev.custody.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The canary: a rule about classes that were not looked at would hold always. */
class ModuleClassesTest {

  static List<MavenModule> modules() {
    return MavenModule.all();
  }

  @Test
  void thePomsNameTheModulesOfTheHouse() {
    var paths = MavenModule.all().stream().map(MavenModule::path).collect(Collectors.toSet());
    assertTrue(paths.containsAll(List.of("domain", "application", "bootstrap")), paths::toString);
    assertTrue(paths.stream().anyMatch(path -> path.startsWith("adapters/")), paths::toString);
  }

  /** Without the storage types that bootstrap lacks, which StorageModulesTest tells. */
  static List<MavenModule> modulesOfTheService() {
    var dependencies =
        MavenModule.named("bootstrap").pom().dependencies().stream()
            .map(Pom.Dependency::artifact)
            .collect(Collectors.toSet());
    var types = MavenModule.storageTypes();
    return modules().stream()
        .filter(module -> !types.contains(module) || dependencies.contains(module.pom().artifact()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("modulesOfTheService")
  void everySourceFileOfAModuleIsSeenAsAClass(MavenModule module) {
    var seen = module.classes().stream().map(JavaClass::getName).collect(Collectors.toSet());
    assertEquals(
        List.of(),
        module.expectedClasses().stream().filter(name -> !seen.contains(name)).toList(),
        () -> "not among the classes of " + module + "; was it compiled?");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleKeepsToItsPackage(MavenModule module) {
    var base = module.basePackage();
    assertEquals(
        List.of(),
        module.classes().stream()
            .filter(type -> !(type.getPackageName() + ".").startsWith(base + "."))
            .map(JavaClass::getName)
            .toList(),
        () -> "classes of " + module + " that lie outside " + base);
  }

  @Test
  void importsAreSeenAcrossModules() {
    var application = MavenModule.named("application");
    var known =
        application.classes().stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .map(dependency -> dependency.getTargetClass().getPackageName())
            .collect(Collectors.toSet());
    assertTrue(
        application.expectedClasses().isEmpty()
            || known.stream().anyMatch(name -> name.startsWith("dev.custody.domain.")),
        () -> "application imports nothing of the domain, only " + known);
  }
}
