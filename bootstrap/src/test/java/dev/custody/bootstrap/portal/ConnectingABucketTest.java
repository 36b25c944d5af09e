package dev.custody.bootstrap.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Role;
import dev.custody.bootstrap.e2e.CustomerCloud;
import dev.custody.bootstrap.e2e.RunningService;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way of an administrator, against an S3 and an STS that evaluate the policies they are
 * given: log in, configure, make a mistake, read what it is, mend just that, activate, record,
 * play.
 */
class ConnectingABucketTest {
  @TempDir private Path folder;
  private CustomerCloud cloud;
  private RunningService service;
  private Chromium chromium;

  @BeforeEach
  void start() {
    chromium = Chromium.start();
    cloud = new CustomerCloud();
    service = RunningService.with(cloud, folder.resolve("first"));
    if (!service.offers(CustomerCloud.TYPE)) {
      abort("this installation has no type " + CustomerCloud.TYPE);
    }
  }

  private void restart(String... settings) {
    service.close();
    service = RunningService.with(cloud, folder.resolve("second"), settings);
  }

  private Visit visit() {
    return Visit.to(service, chromium, Screen.WIDE_LIGHT, Screen.NARROW_DARK);
  }

  @AfterEach
  void stop() {
    service.close();
    cloud.close();
    chromium.close();
  }

  @Test
  void fromLoggingInToPlaying() {
    Tenant tenant = service.tenant("Acme");
    Bucket bucket = cloud.newBucket();
    try (Visit visit = visit().logIn(tenant)) {
      visit.open("/settings/storage");
      visit.link("Configure your own storage").click();
      visit.button("Next").click();
      field(visit, "bucket").fill(bucket.name());
      visit.button("Save and go on").click();
      assertThat(visit.heading("Grant access").last()).isVisible();
      assertThat(visit.link("Launch the stack"))
          .hasAttribute("href", Pattern.compile("https://console\\.aws\\.amazon\\.com/.*"));
      visit.look("way-1-grant-access");
      visit.page().getByRole(AriaRole.TAB).getByText("Step by step").click();
      assertThat(visit.heading("Make the role").first()).isVisible();
      visit.look("way-1-guide");

      Role role = cloud.customer().role("custody").trust(anybody()).permissions(reading(bucket));
      field(visit, "roleArn").fill(role.arn());
      visit.button("Save and verify").click();
      failed(visit, 1, "sts:ExternalId");
      visit.look("way-2-weak-trust-policy");

      role.trust(copied(visit));
      visit.button("Verify again").click();
      failed(visit, 1, "s3:PutObject");
      visit.look("way-3-may-not-write");

      role.permissions(CustomerCloud.all(bucket));
      visit.button("Verify again").click();
      assertThat(visit.text("Everything works").first()).isVisible();
      visit.look("way-4-everything-works");
      visit.link("Next").click();
      visit.look("way-5-activate");
      visit.page().locator("footer").getByText("Activate").click();
      assertThat(visit.text("Recordings go to").first()).isVisible();
      visit.look("way-6-active");

      String recording = new Samples(service, tenant).terminal("My session");
      assertTrue(!bucket.keys().isEmpty(), "it is in the customer's bucket");
      visit.open("/recordings");
      visit.link("My session").click();
      assertThat(visit.page().locator(".ap-player")).isVisible();
      visit.look("way-7-recording");
      visit.open("/recordings/" + recording + "?t=2");
      assertThat(visit.page().locator(".ap-player")).isVisible();
    }
  }

  /** AWS takes its time until a new role is known everywhere; the run says so while it waits. */
  @Test
  void aNewRoleIsWaitedFor() {
    restart("custody.verification.patience", "60s");
    Tenant tenant = service.tenant("Acme");
    Bucket bucket = cloud.newBucket();
    try (Visit visit = visit().logIn(tenant)) {
      Administrator administrator =
          new Administrator(visit)
              .configures(
                  CustomerCloud.TYPE,
                  List.of("bucket", bucket.name(), "access", "read-write-delete"));
      Role role = cloud.customer().role("new").permissions(CustomerCloud.all(bucket));
      administrator.field("roleArn").fill(role.arn());
      administrator.saves();
      administrator.reads("Waiting for the cloud; a new role can take a minute.");
      visit.lookAsItIs("way-waiting");

      role.trust(cloud.trust(externalId(tenant, administrator.location())));
      administrator.isThrough();
    }
  }

  private String externalId(Tenant tenant, String location) {
    return Objects.requireNonNull(
            service
                .get(tenant.locations() + "/" + location, tenant.token())
                .field("generated")
                .get("externalId"))
        .getStringValue();
  }

  /** What the screen offers to be pasted. */
  private static String copied(Visit visit) {
    visit
        .page()
        .locator("[id^='check-'][id$='-details']:visible button[aria-label^='Copy']")
        .first()
        .click();
    return (String) visit.page().evaluate("navigator.clipboard.readText()");
  }

  private static void failed(Visit visit, int checks, String names) {
    assertThat(visit.text(checks + " check failed").first()).isVisible();
    assertThat(visit.page().getByText(names).first()).isVisible();
  }

  private static Locator field(Visit visit, String name) {
    return visit.page().locator("[name='" + name + "']");
  }

  /** Whoever uses the service could name this role. */
  private static String anybody() {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
      "Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}]}\
    """;
  }

  private static String reading(Bucket bucket) {
    return """
    {"Version":"2012-10-17","Statement":[
      {"Effect":"Allow","Action":"s3:GetObject","Resource":"%s/*"},
      {"Effect":"Allow","Action":"s3:ListBucket","Resource":"%s"}]}\
    """
        .formatted(bucket.arn(), bucket.arn());
  }
}
