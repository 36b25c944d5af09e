package dev.custody.adapter.http.about;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is at the root where the build found no npm. */
class WithoutPortalTest {
  @Test
  void itSaysWhatIsMissingAndWhereToReadOn() {
    String page = new String(RootController.withoutPortal().body(), StandardCharsets.UTF_8);
    assertTrue(page.contains("The portal was not built"), page);
    assertTrue(page.contains("Node 20"), page);
    assertTrue(page.contains("href=\"/docs\""), page);
  }
}
