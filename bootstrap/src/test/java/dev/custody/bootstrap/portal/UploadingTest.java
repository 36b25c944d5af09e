package dev.custody.bootstrap.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.JSHandle;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that are dropped on the list of recordings become recordings. */
class UploadingTest extends PortalTest {

  @Test
  void aFileThatIsDroppedIsUploadedAndPlays() {
    Tenant tenant = service().tenant("Acme");
    try (Visit visit = visit(Screen.all()).logIn(tenant)) {
      JSHandle dragged = dragged(visit);
      visit.page().dispatchEvent("main", "dragenter", Map.of("dataTransfer", dragged));
      assertThat(visit.text("Drop them to upload them as recordings")).isVisible();
      visit.look("recordings-dragging");
      visit.page().dispatchEvent("main", "drop", Map.of("dataTransfer", dragged));

      assertThat(visit.text("Drop them to upload them as recordings")).not().isVisible();
      assertThat(visit.link("dropped.cast").first()).isVisible();
      visit.look("recordings-uploaded");
      visit.link("dropped.cast").first().click();
      assertThat(visit.page().locator(".ap-player")).isVisible();
    }
  }

  /** A file as it hangs at the pointer. */
  private static JSHandle dragged(Visit visit) {
    return visit
        .page()
        .evaluateHandle(
            """
            content => {
              const dragged = new DataTransfer()
              dragged.items.add(new File([content], 'dropped.cast'))
              return dragged
            }\
            """,
            new String(Samples.sample("terminal.cast"), StandardCharsets.UTF_8));
  }
}
