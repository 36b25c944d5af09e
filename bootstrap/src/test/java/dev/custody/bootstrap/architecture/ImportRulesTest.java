package dev.custody.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may import whom. Each rule holds for the classes of a module, wherever their package says
 * that they are; {@link ModuleClassesTest} makes sure that the classes were there to be looked at.
 */
class ImportRulesTest {
  private static final String DOMAIN = "dev.custody.domain..";
  private static final String APPLICATION = "dev.custody.application..";
  private static final String PORTS_IN = "dev.custody.application.port.in..";
  private static final String PORTS_OUT = "dev.custody.application.port.out..";
  private static final String SERVICES = "dev.custody.application.service..";

  /**
   * Classes beyond the domain's packages that compute and nothing else: a digest of a token, the
   * bytes of a text, a checksum wider than a long. None opens, reads or writes anything.
   */
  private static final Set<String> PURE =
      Set.of(
          "java.math.BigInteger",
          "java.nio.charset.Charset",
          "java.nio.charset.StandardCharsets",
          "java.security.MessageDigest",
          "java.security.NoSuchAlgorithmException");

  static List<MavenModule> modules() {
    return MavenModule.all();
  }

  static Stream<MavenModule> modulesBehindTheHttpEdge() {
    return MavenModule.all().stream().filter(module -> !module.drives());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleKnowsOnlyTheModulesItMay(MavenModule module) {
    check(
        module,
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.custody..")
                    .and(DescribedPredicate.not(resideInAnyPackage(mayKnow(module))))));
  }

  private static String[] mayKnow(MavenModule module) {
    var self = module.basePackage() + "..";
    return switch (module.path()) {
      case "domain" -> new String[] {self};
      case "application" -> new String[] {self, DOMAIN};
      case "bootstrap" ->
          Stream.concat(
                  MavenModule.all().stream().filter(m -> !m.isStorageType() && !m.isTestkit()),
                  Stream.of(module))
              .map(m -> m.basePackage() + "..")
              .toArray(String[]::new);
      default -> new String[] {self, DOMAIN, module.drives() ? PORTS_IN : PORTS_OUT};
    };
  }

  @Test
  void theDomainIsPlainJava() {
    check(
        MavenModule.named("domain"),
        classes()
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                        DOMAIN,
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.net",
                        "org.jspecify..")
                    .or(isOneOf(PURE))));
  }

  @Test
  void theUseCasesKnowNoFrameworkAndReachNoDiskOrNetwork() {
    check(
        MavenModule.named("application"),
        classes()
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    APPLICATION,
                    DOMAIN,
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.net",
                    "java.io",
                    "java.math",
                    "java.nio",
                    "java.nio.channels",
                    "java.nio.charset",
                    "java.security",
                    "org.jspecify..")));
  }

  @Test
  void portsDoNotKnowWhoServesThem() {
    check(
        MavenModule.named("application"),
        noClasses()
            .that()
            .resideInAnyPackage(PORTS_IN, PORTS_OUT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVICES));
  }

  @ParameterizedTest
  @MethodSource("modulesBehindTheHttpEdge")
  void reactiveTypesStayAtTheHttpEdge(MavenModule module) {
    check(
        module,
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("org.reactivestreams..", "reactor..", "io.reactivex..")
                    .or(
                        DescribedPredicate.describe(
                            "Flow",
                            type -> type.getName().startsWith("java.util.concurrent.Flow")))));
  }

  private static DescribedPredicate<JavaClass> isOneOf(Set<String> names) {
    return DescribedPredicate.describe(
        "one of " + names, type -> names.contains(type.getBaseComponentType().getName()));
  }

  private static void check(MavenModule module, ArchRule rule) {
    rule.allowEmptyShould(true).check(module.classes());
  }
}
