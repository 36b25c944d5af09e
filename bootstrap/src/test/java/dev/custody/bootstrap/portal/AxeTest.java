package dev.custody.bootstrap.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** That what looks for faults finds some. */
class AxeTest {
  private static final String FAULTY =
      """
      <!doctype html><html lang="en"><title>Faulty</title><body style="background: #fff">
      <main><p style="color: #ddd">Who can read this?</p><img src="data:,"></main></body></html>\
      """;

  @Test
  void findsWhatShutsPeopleOut() {
    try (Chromium chromium = Chromium.start();
        Page page = chromium.browser().newPage()) {
      page.setContent(FAULTY);

      assertEquals(Set.of("color-contrast", "image-alt"), rules(Axe.violations(page)));
      assertEquals(Set.of("color-contrast"), rules(Axe.violationsByColour(page)));
    }
  }

  private static Set<String> rules(List<String> violations) {
    Set<String> rules = new TreeSet<>();
    violations.stream()
        .filter(line -> !line.startsWith(" "))
        .forEach(line -> rules.add(line.substring(0, line.indexOf(':'))));
    return rules;
  }
}
