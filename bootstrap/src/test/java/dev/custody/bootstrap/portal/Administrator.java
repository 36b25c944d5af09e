package dev.custody.bootstrap.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the screen who connects a bucket, knowing nothing but what is read there. */
record Administrator(Visit visit) {
  private static final Pattern LOCATION = Pattern.compile("/settings/storage/(loc_\\w+)/");

  /** Begins, and says where recordings are to go. */
  Administrator configures(String type, List<String> fieldsAndValues) {
    visit.open("/settings/storage/new");
    visit.page().locator("#choose-" + type).check(new Locator.CheckOptions().setForce(true));
    visit.button("Next").click();
    fills(fieldsAndValues);
    visit.button("Save and go on").click();
    assertThat(visit.heading("Grant access").last()).isVisible();
    return this;
  }

  void fills(List<String> fieldsAndValues) {
    assertThat(visit.heading("Where are recordings to go?")).isVisible();
    for (int i = 0; i < fieldsAndValues.size(); i += 2) {
      Locator field = field(fieldsAndValues.get(i));
      unfolds(field);
      switch (String.valueOf(field.evaluate("field => field.type"))) {
        case "select-one" -> field.selectOption(fieldsAndValues.get(i + 1));
        case "checkbox" -> field.check();
        default -> field.fill(fieldsAndValues.get(i + 1));
      }
    }
  }

  private void unfolds(Locator field) {
    Locator folded =
        visit
            .page()
            .locator(
                "button[aria-expanded=false]", new Page.LocatorOptions().setHasText("optional"));
    while (!field.isVisible()) {
      folded.first().click();
    }
  }

  /** As the address says. */
  String location() {
    Matcher address = LOCATION.matcher(visit.page().url());
    if (!address.find()) {
      throw new AssertionError("no location in " + visit.page().url());
    }
    return address.group(1);
  }

  Locator field(String name) {
    return visit.page().locator("[name='%s'], #setting-%s".formatted(name, name)).first();
  }

  /** From the report back to where the values are, and to the report again. */
  void sets(String... fieldsAndValues) {
    visit.link("Back").click();
    assertThat(visit.heading("Grant access").last()).isVisible();
    visit.link("Back").click();
    fills(List.of(fieldsAndValues));
    visit.button("Save and go on").click();
    saves();
  }

  void saves() {
    visit.button("Save and verify").click();
    assertThat(visit.button("Verify again")).isVisible();
  }

  /** Wherever the one before was left. */
  void isAtTheReportOf(String location) {
    if (!visit.button("Verify again").isVisible()) {
      visit.open("/settings/storage/" + location + "/verify");
    }
  }

  void verifiesAgain() {
    visit.button("Verify again").click();
  }

  void reads(String words) {
    assertThat(visit.page().getByText(words).first()).isVisible();
  }

  void isThrough() {
    // Without a warning.
    assertThat(visit.page().getByText(Pattern.compile("Everything works$")).first()).isVisible();
  }

  /** The snippet of the first line that is not as it should be. */
  String copies() {
    visit
        .page()
        .locator("[id^='check-'][id$='-details']:visible")
        .first()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Copy"))
        .first()
        .click();
    return String.valueOf(visit.page().evaluate("navigator.clipboard.readText()"));
  }
}
