package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.s3.Mistake.Snippet;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.Check.Fix;
import dev.custody.domain.storage.CheckStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way of getting it wrong is told by its own check, in its own words, with what mends it. */
class RoleMistakesTest {
  private static final Set<CheckStatus> AS_IT_SHOULD_BE =
      Set.of(CheckStatus.PASS, CheckStatus.SKIPPED);

  @Test
  void withoutAMistakeEverythingPasses() {
    try (Customer customer = new Customer()) {
      assertEquals(Optional.empty(), firstWrong(customer.verify()));
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldByItsCheckInItsWords(Mistake mistake) {
    try (Customer customer = new Customer()) {
      mistake.made().accept(customer);

      List<Check> report = customer.verify();

      Check told = firstWrong(report).orElseThrow(() -> new AssertionError("all is well"));
      assertEquals(mistake.check(), told.id(), told::toString);
      assertEquals(mistake.status(), told.status(), told::toString);
      assertTrue(told.message().contains(mistake.words()), told::message);
      assertEquals(mistake.code(), told.errorCode().orElse(""), told::toString);
      assertEquals(title(mistake.shown()), told.fix().map(Fix::title), told::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("mended")
  void isMendedByItsSnippetPastedAsItIs(Mistake mistake) {
    try (Customer customer = new Customer()) {
      mistake.made().accept(customer);
      String snippet =
          firstWrong(customer.verify()).flatMap(Check::fix).map(Fix::content).orElseThrow();

      customer.pastes(mistake.shown(), snippet);

      assertEquals(Optional.empty(), firstWrong(customer.verify()));
    }
  }

  private static List<Mistake> mistakes() {
    return RoleMistakes.all().toList();
  }

  private static List<Mistake> mended() {
    return RoleMistakes.all().filter(Mistake::mended).toList();
  }

  private static Optional<String> title(Snippet snippet) {
    return switch (snippet) {
      case TRUST_POLICY -> Optional.of("The role's trust policy");
      case PERMISSION_POLICY -> Optional.of("The role's permission policy");
      case NONE -> Optional.empty();
    };
  }

  private static Optional<Check> firstWrong(List<Check> report) {
    return report.stream().filter(check -> !AS_IT_SHOULD_BE.contains(check.status())).findFirst();
  }
}
