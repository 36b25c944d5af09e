package dev.custody.bootstrap.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Every page in every state, fit for everybody, on every screen. */
class PagesTest extends PortalTest {

  @Test
  void loggingIn() {
    try (Visit visit = visit(Screen.all())) {
      visit.expecting("/v1/session").open("/");
      assertThat(visit.button("Log in")).isVisible();
      visit.look("log-in");
      visit.page().getByLabel("Token").first().fill("no-such-token");
      visit.button("Log in").click();
      assertThat(visit.text("opens nothing here")).isVisible();
      visit.look("log-in-refused");
    }
  }

  @Test
  void recordings() {
    Tenant tenant = service().tenant("Acme");
    try (Visit visit = visit(Screen.all()).logIn(tenant)) {
      assertThat(visit.text("Nothing has been recorded yet")).isVisible();
      visit.look("recordings-empty");
      Samples samples = new Samples(service(), tenant);
      samples.terminal("Deploying the billing service");
      samples.call("Where are our calls kept?");
      samples.video("Zooming in");
      visit.open("/recordings");
      assertThat(visit.link("Zooming in")).isVisible();
      visit.look("recordings");
      visit.open("/recordings?state=blocked");
      assertThat(visit.text("No recording is like that")).isVisible();
      visit.look("recordings-none-found");
    }
  }

  @Test
  void oneRecording() {
    Tenant tenant = service().tenant("Acme");
    Samples samples = new Samples(service(), tenant);
    String terminal = samples.terminal("Deploying the billing service");
    String call = samples.call("Where are our calls kept?");
    String video = samples.video("Zooming in");
    String other =
        samples.record("notes", "text/plain", "some notes".getBytes(StandardCharsets.UTF_8));
    try (Visit visit = visit(Screen.all()).logIn(tenant)) {
      visit.open("/recordings/" + terminal);
      assertThat(visit.page().locator(".ap-player")).isVisible();
      visit.look("recording-terminal");
      visit.open("/recordings/" + call);
      assertThat(visit.page().locator("audio")).isVisible();
      visit.look("recording-call");
      visit.open("/recordings/" + video);
      assertThat(visit.page().locator("video")).isVisible();
      visit.look("recording-video");
      visit.open("/recordings/" + other);
      assertThat(visit.text("There is no player for this type")).isVisible();
      visit.look("recording-other");
    }
  }

  @Test
  void storage() {
    Tenant tenant = service().tenant("Acme");
    try (Visit visit = visit(Screen.all()).logIn(tenant)) {
      visit.open("/settings/storage");
      assertThat(visit.heading("Recording storage").first()).isVisible();
      visit.look("storage-default");
      visit.open("/settings/storage/new");
      assertThat(visit.heading("What kind of storage?")).isVisible();
      visit.look("storage-type");
      visit.button("Next").click();
      assertThat(visit.heading("Where are recordings to go?")).isVisible();
      visit.button("Save and go on").click();
      visit.look("storage-where-refused");
    }
  }

  @Test
  void tokensAndAuditLog() {
    Tenant tenant = service().tenant("Acme");
    try (Visit visit = visit(Screen.all()).logIn(tenant)) {
      visit.open("/tokens");
      assertThat(visit.heading("Tokens").first()).isVisible();
      visit.look("tokens");
      visit.page().getByText("Create a token").first().click();
      assertThat(visit.page().getByRole(AriaRole.DIALOG)).isVisible();
      visit.look("token-form");
      visit.open("/audit");
      assertThat(visit.heading("Audit log").first()).isVisible();
      visit.look("audit-log");
    }
  }

  @Test
  void whatOneMayNotSeeOrThatIsNotThere() {
    Tenant tenant = service().tenant("Acme");
    Tenant recorder = new Tenant(tenant.id(), service().token(tenant.id(), "recordings:write"));
    try (Visit visit = visit(Screen.extremes()).expecting("40[34]").logIn(recorder)) {
      for (String page : new String[] {"recordings", "settings/storage", "tokens", "audit"}) {
        visit.open("/" + page);
        assertThat(visit.text("scope").first()).isVisible();
        visit.look("forbidden-" + page.replace('/', '-'));
      }
      visit.open("/no/such/page");
      assertThat(visit.text("There is no such page")).isVisible();
      visit.look("no-such-page");
    }
  }

  @Test
  void waitingAndFailing() {
    Tenant tenant = service().tenant("Acme");
    try (Visit visit =
        visit(Screen.extremes())
            .expecting("500")
            .expecting("ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load resource")
            .logIn(tenant)) {
      Page page = visit.page();
      page.route("**/recordings?*", route -> hold());
      visit.open("/recordings");
      assertThat(page.locator(".pf-v6-c-skeleton").first()).isVisible();
      visit.lookAsItIs("recordings-loading");
      page.unroute("**/recordings?*");
      page.route(
          "**/recordings?*",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(500)
                      .setContentType("application/problem+json")
                      .setBody(
                          """
                          {"type":"about:blank","title":"Internal error","status":500,
                           "detail":"Something broke here.","traceId":"0123456789abcdef"}\
                          """)));
      visit.open("/recordings");
      assertThat(visit.text("Something broke here.").first()).isVisible();
      visit.look("recordings-failed");
      page.unroute("**/recordings?*");
      visit.open("/recordings");
      assertThat(visit.text("Nothing has been recorded yet")).isVisible();
      visit.context().setOffline(true);
      assertThat(visit.text("The service cannot be reached").first()).isVisible();
      visit.lookAsItIs("offline");
      visit.context().setOffline(false);
    }
  }

  /** Never answered: a request that is left alone waits. */
  private static void hold() {}
}
