package dev.custody.bootstrap.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.Cookie;
import dev.custody.application.port.in.ControlAccess;
import dev.custody.application.port.in.LogIn;
import dev.custody.bootstrap.e2e.CustomerKeys;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import dev.custody.domain.access.Caller;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Getting in, staying in, getting out. */
class LogInTest extends PortalTest {

  @Test
  void aTokenIsExchangedForACookieThatNoScriptCanRead() {
    try (Visit visit = visit(Screen.WIDE_LIGHT).logIn(service().tenant("Acme"))) {
      assertThat(visit.heading("Recordings").first()).isVisible();
      List<Cookie> cookies = visit.context().cookies();

      assertEquals(1, cookies.size());
      assertTrue(cookies.getFirst().httpOnly);
      assertEquals("", visit.page().evaluate("document.cookie"));
      assertEquals(0, visit.page().evaluate("localStorage.length + sessionStorage.length"));
    }
  }

  @Test
  void aOneTimeLinkLogsInOnceAndLeavesNothingInTheAddress() {
    String link = "/login#code=" + code(service().tenant("Acme"));
    try (Visit visit = visit(Screen.WIDE_LIGHT).expecting("/v1/session")) {
      visit.open(link);
      assertThat(visit.heading("Recordings").first()).isVisible();
      assertTrue(!visit.page().url().contains("code"), visit.page().url());
    }
    try (Visit again = visit(Screen.WIDE_LIGHT).expecting("/v1/session")) {
      again.open(link);
      assertThat(again.button("Log in")).isVisible();
    }
  }

  @Test
  void whoComesByADeepLinkIsThereAfterLoggingIn() {
    Tenant tenant = service().tenant("Acme");
    try (Visit visit = visit(Screen.WIDE_LIGHT).expecting("/v1/session")) {
      visit.open("/audit");
      visit.page().getByLabel("Token").first().fill(tenant.token());
      visit.button("Log in").click();
      assertThat(visit.heading("Audit log").first()).isVisible();
    }
  }

  /** Of a form that was not saved: all but its secrets. */
  @Test
  void whatWasTypedIsThereAgainAfterTheSessionRanOut() {
    Tenant tenant = service().tenant("Acme");
    try (Visit visit = visit(Screen.WIDE_LIGHT).expecting("401").logIn(tenant)) {
      visit.open("/settings/storage/new/" + CustomerKeys.TYPE);
      Administrator administrator = new Administrator(visit);
      administrator.fills(
          List.of("bucket", "acme-recordings", "region", "eu-west-1", "prefix", "calls/"));
      administrator.fills(
          List.of("accessKeyId", "AKIAHUSHHUSHHUSHHUSH", "secretAccessKey", "hush-hush-hush"));
      visit.context().clearCookies();
      visit.button("Save and go on").click();

      visit.page().getByLabel("Token").first().fill(tenant.token());
      String kept = String.valueOf(visit.page().evaluate("JSON.stringify(sessionStorage)"));
      assertTrue(kept.contains("calls/") && !kept.toLowerCase(Locale.ROOT).contains("hush"), kept);
      visit.button("Log in").click();

      assertThat(administrator.field("bucket")).hasValue("acme-recordings");
      assertThat(administrator.field("prefix")).hasValue("calls/");
      assertThat(administrator.field("secretAccessKey")).hasValue("");
      assertEquals(0, visit.page().evaluate("sessionStorage.length"));
    }
  }

  private static String code(Tenant tenant) {
    Caller caller = service().part(ControlAccess.class).authenticate(tenant.token()).orElseThrow();
    return service().part(LogIn.class).code((Caller.TokenHolder) caller).reveal();
  }
}
