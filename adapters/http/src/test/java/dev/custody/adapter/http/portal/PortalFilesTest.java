package dev.custody.adapter.http.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The portal's files where they are and where they are not. */
class PortalFilesTest {
  @Test
  void withoutAPortalInTheBuildThereAreNoFiles() {
    PortalFiles none = PortalFiles.in("/no-portal/");
    assertEquals(Optional.empty(), none.named("index.html"));
    assertEquals(Optional.empty(), new Portal(none).index(HttpRequest.GET("/")));
  }

  @Test
  void aListThatIsNoneIsTold() {
    assertThrows(IllegalStateException.class, () -> PortalFile.parse("index.html"));
  }

  @Test
  void whatIsOfNoKnownKindIsOnlyBytes() {
    assertEquals("application/octet-stream", new PortalFile("a.b/c", "0", false).mediaType());
    assertEquals("font/woff2", new PortalFile("assets/a.woff2", "0", false).mediaType());
  }
}
