package dev.custody.bootstrap.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.custody.bootstrap.e2e.RunningService;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Somebody's visit to the portal, with a browser that nobody used before. Whatever the console says
 * is a fault, unless the visit has been told to expect it.
 */
final class Visit implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "screenshots");

  /** The levels that WCAG 2.2 AA is made of. */
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /** Reports what the policy refused, which the console tells only in prose. */
  private static final String TELL_VIOLATIONS =
      """
      document.addEventListener('securitypolicyviolation', violation =>
        console.error('policy: ' + violation.violatedDirective + ' ' + violation.blockedURI
          + ' ' + violation.sourceFile + ':' + violation.lineNumber))\
      """;

  /** A busy machine takes its time; what never comes is told after this. */
  private static final double PATIENCE_MILLIS = 60_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  private final URI address;
  private final Screen screen;
  private final BrowserContext context;
  private final Page page;
  private final List<String> faults = new ArrayList<>();
  private final List<Pattern> expected = new ArrayList<>();

  private Visit(URI address, Screen screen, BrowserContext context) {
    this.address = address;
    this.screen = screen;
    this.context = context;
    context.addInitScript(TELL_VIOLATIONS);
    context.setDefaultTimeout(PATIENCE_MILLIS);
    page = context.newPage();
    page.onConsoleMessage(message -> {
      if (Stream.of("error", "warning").anyMatch(message.type()::equals)) {
        fault("console: " + message.text() + " (" + message.location() + ")");
      }
    });
    page.onPageError(error -> fault("thrown: " + error));
  }

  static Visit to(RunningService service, Chromium chromium, Screen screen) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setColorScheme(screen.scheme())
            .setViewportSize(screen.width(), screen.height())
            .setLocale("en-US")
            .setTimezoneId("UTC")
            .setPermissions(List.of("clipboard-read", "clipboard-write"))
            .setReducedMotion(ReducedMotion.REDUCE);
    return new Visit(service.address(), screen, chromium.browser().newContext(options));
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  Screen screen() {
    return screen;
  }

  /** The console may say that: a request that is refused is told there by the browser itself. */
  Visit expecting(String pattern) {
    expected.add(Pattern.compile(pattern));
    return this;
  }

  Visit open(String path) {
    page.navigate(address.resolve(path).toString());
    return this;
  }

  /** As whoever was given an organization's token. */
  Visit logIn(RunningService.Tenant tenant) {
    // Before anybody has logged in, asking for the session is refused.
    expecting("/v1/session");
    open("/");
    page.getByLabel("Token").first().fill(tenant.token());
    button("Log in").click();
    heading("Recordings").first().waitFor();
    return this;
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  Locator text(String text) {
    return page.getByText(text);
  }

  /** What is on the screen now is fit for everybody; a picture of it is kept. */
  Visit look(String name) {
    page.waitForFunction(
        "() => document.fonts.status === 'loaded' && !document.querySelector('.pf-v6-c-skeleton')");
    return lookAsItIs(name);
  }

  /** As {@link #look}, for what is only there while something is waited for. */
  Visit lookAsItIs(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve("%s-%s.png".formatted(name, screen)))
            .setFullPage(true));
    assertEquals(List.of(), violations(), () -> name + " on " + screen);
    assertEquals(
        0,
        page.evaluate(
            "() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"),
        () -> name + " is wider than " + screen);
    return this;
  }

  private List<String> violations() {
    return new AxeBuilder(page)
        .withTags(WCAG).analyze().getViolations().stream().map(Visit::told).toList();
  }

  private static String told(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + rule.getNodes().stream()
            .map(node -> "\n    " + node.getHtml() + "\n      " + node.getFailureSummary())
            .reduce("", String::concat);
  }

  private synchronized void fault(String what) {
    faults.add(what);
  }

  /** Nothing was said that nobody expected. */
  @Override
  public void close() {
    context.close();
    assertEquals(
        List.of(),
        faults.stream()
            .filter(fault -> expected.stream().noneMatch(each -> each.matcher(fault).find()))
            .toList());
  }
}
