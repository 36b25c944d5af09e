package dev.custody.bootstrap.portal;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * What of a page shuts somebody out, as axe-core sees it by WCAG 2.2 AA. Each document gets the
 * program once: what comes with it for Playwright loads it, and a page of its own, for each look.
 */
final class Axe {
  /** The levels that WCAG 2.2 AA is made of. */
  private static final Map<String, Object> ALL =
      Map.of(
          "type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));

  /** Those of its rules that look at colours. */
  private static final Map<String, Object> COLOURS =
      Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

  private static final String RUN =
      """
      async rules => {
        const found = await axe.run(document, {runOnly: rules, resultTypes: ['violations']})
        return found.violations
          .map(rule => [rule.id + ': ' + rule.help]
            .concat(rule.nodes.map(node => '    ' + node.html + '\\n      ' + node.failureSummary))
            .join('\\n'))
          .join('\\n')
      }\
      """;

  private Axe() {}

  static List<String> violations(Page page) {
    return run(page, ALL);
  }

  /** Only what differs between a page in light and the same in dark. */
  static List<String> violationsByColour(Page page) {
    return run(page, COLOURS);
  }

  private static List<String> run(Page page, Map<String, Object> rules) {
    if (page.evaluate("() => 'axe' in window").equals(false)) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return page.evaluate(RUN, rules).toString().lines().toList();
  }
}
