package dev.custody.bootstrap.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Somebody's visit to the portal, with a browser that nobody used before. Whatever the console says
 * is a fault, unless the visit has been told to expect it.
 */
final class Visit implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "screenshots");

  /** Reports what the policy refused, which the console tells only in prose. */
  private static final String TELL_VIOLATIONS =
      """
      document.addEventListener('securitypolicyviolation', violation =>
        console.error('policy: ' + violation.violatedDirective + ' ' + violation.blockedURI
          + ' ' + violation.sourceFile + ':' + violation.lineNumber))\
      """;

  /** Colours that fade into others, and rows that slide, are judged where they come to rest. */
  private static final String AT_REST =
      """
      () => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))
        .then(() => document.getAnimations()
          .filter(each => each.effect.getComputedTiming().iterations !== Infinity)
          .forEach(each => each.finish()))\
      """;

  /** A busy machine takes its time; what never comes is told after this. */
  private static final double PATIENCE_MILLIS = 60_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  private final URI address;
  private final List<Screen> screens;
  private final BrowserContext context;
  private final Page page;
  private final List<String> faults = new ArrayList<>();
  private final List<Pattern> expected = new ArrayList<>();

  private Visit(URI address, List<Screen> screens, BrowserContext context) {
    this.address = address;
    this.screens = screens;
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

  /**
   * @param screens what it is looked at on: pages come on the first
   */
  static Visit to(RunningService service, Chromium chromium, Screen... screens) {
    Screen first = screens[0];
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setColorScheme(first.scheme())
            .setViewportSize(first.width(), first.height())
            .setLocale("en-US")
            .setTimezoneId("UTC")
            .setPermissions(List.of("clipboard-read", "clipboard-write"))
            .setReducedMotion(ReducedMotion.REDUCE);
    return new Visit(service.address(), List.of(screens), chromium.browser().newContext(options));
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
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

  /** What is on the screens now is fit for everybody; pictures of it are kept. */
  Visit look(String name) {
    page.waitForFunction(
        "() => document.fonts.status === 'loaded' && !document.querySelector('.pf-v6-c-skeleton')");
    return lookAsItIs(name);
  }

  /** As {@link #look}, for what is only there while something is waited for. */
  Visit lookAsItIs(String name) {
    Set<Integer> widths = new HashSet<>();
    for (Screen screen : screens) {
      show(screen);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(PICTURES.resolve("%s-%s.png".formatted(name, screen)))
              .setFullPage(true));
      // At one width a page is the same in light and dark, but for its colours.
      List<String> violations =
          widths.add(screen.width()) ? Axe.violations(page) : Axe.violationsByColour(page);
      assertEquals(List.of(), violations, () -> name + " on " + screen);
      assertEquals(
          0,
          page.evaluate(
              "() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"),
          () -> name + " is wider than " + screen);
    }
    show(screens.getFirst());
    return this;
  }

  /** Without loading anything anew, as when a window is made smaller or the evening comes. */
  private void show(Screen screen) {
    if (screens.size() > 1) {
      page.setViewportSize(screen.width(), screen.height());
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(screen.scheme()));
    }
    page.evaluate(AT_REST);
  }

  private synchronized void fault(String what) {
    faults.add(what);
  }

  /** Nothing was said since the last time that nobody expected. */
  synchronized void requireQuiet() {
    List<String> unexpected =
        faults.stream()
            .filter(fault -> expected.stream().noneMatch(each -> each.matcher(fault).find()))
            .toList();
    faults.clear();
    assertEquals(List.of(), unexpected);
  }

  @Override
  public void close() {
    context.close();
    requireQuiet();
  }
}
