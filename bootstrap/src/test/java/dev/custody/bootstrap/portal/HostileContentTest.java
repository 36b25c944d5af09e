package dev.custody.bootstrap.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** S11: what recorders send is shown as the text that it is, and never does anything. */
class HostileContentTest extends PortalTest {
  private static final String MARKUP =
      "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

  /** Sessions that would have a browser run, load or never end something. */
  private static final List<String> SESSIONS =
      List.of(
          """
          {"version":2,"width":80,"height":24,"title":"<script>window.hacked=1</script>"}
          [0.1,"o","<img src=x onerror=window.hacked=1>"]
          [0.2,"m","<script>window.hacked=1</script>"]
          """,
          "{\"version\":2,\"width\":100000,\"height\":100000}\n[0.1,\"o\",\"wide\"]\n",
          "{\"version\":2,\"width\":-1,\"height\":0}\n[-5,\"o\",\"back in time\"]\n",
          "{\"version\":2,\"width\":80,\"height\":24}\n[1e300,\"o\",\"for ever\"]\n",
          """
          {"version":2,"width":80,"height":24,"theme":{"fg":"url(//x)","palette":"javascript:1"}}
          [0.1,"o","x"]
          """,
          "{\"version\":2,\"width\":80,\"height\":24}\n[0.1,\"o\",\"cut o",
          "this is no cast at all",
          "{\"version\":99}\n");

  @Test
  void titlesAreText() {
    Tenant tenant = service().tenant("Acme");
    String id = new Samples(service(), tenant).terminal(MARKUP);
    try (Visit visit = visit(Screen.WIDE_LIGHT).logIn(tenant)) {
      visit.open("/recordings");
      assertThat(visit.page().getByText(MARKUP).first()).isVisible();
      visit.look("hostile-titles");
      visit.open("/recordings/" + id);
      assertThat(visit.page().locator("h1").getByText(MARKUP)).isVisible();
      visit.open("/audit");
      assertThat(visit.heading("Audit log").first()).isVisible();
      requireHarmless(visit);
    }
  }

  @Test
  void theNameOfAnOrganizationIsText() {
    Tenant tenant = service().tenant("<b onmouseover=window.hacked=1>Acme</b>");
    try (Visit visit = visit(Screen.WIDE_LIGHT).logIn(tenant)) {
      assertThat(visit.page().getByText("onmouseover").first()).isVisible();
      requireHarmless(visit);
    }
  }

  @TestFactory
  Stream<DynamicTest> sessionsAreShownOrSaidToBeUnplayable() {
    Tenant tenant = service().tenant("Acme");
    Visit visit = visit(Screen.WIDE_LIGHT).logIn(tenant);
    return SESSIONS.stream()
        .map(cast -> DynamicTest.dynamicTest(cast.strip(), () -> show(visit, tenant, cast)))
        .onClose(visit::close);
  }

  private static void show(Visit visit, Tenant tenant, String cast) {
    String title = "hostile " + SESSIONS.indexOf(cast);
    String id =
        new Samples(service(), tenant)
            .record(title, "application/x-asciicast", cast.getBytes(StandardCharsets.UTF_8));
    visit.open("/recordings/" + id);
    assertThat(visit.heading(title).first()).isVisible();
    assertThat(
            visit
                .page()
                .locator(".ap-player")
                .or(visit.text("This cannot be played"))
                .or(visit.text("Nothing happened in this session"))
                .first())
        .isVisible();
    requireHarmless(visit);
    visit.requireQuiet();
  }

  private static void requireHarmless(Visit visit) {
    assertEquals("undefined", visit.page().evaluate("typeof window.hacked"));
  }
}
