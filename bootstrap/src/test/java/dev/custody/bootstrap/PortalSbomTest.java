package dev.custody.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the portal is made of is told in its jar, beside the list that Maven makes of the rest. */
class PortalSbomTest {
  @Test
  void namesWhatIsBuiltInAndNothingThatOnlyBuilds() throws IOException {
    String bom = bom();

    assertTrue(bom.contains("\"bomFormat\": \"CycloneDX\""), bom);
    assertTrue(bom.contains("\"purl\": \"pkg:npm/%40patternfly/react-core@"), bom);
    assertTrue(bom.contains("\"purl\": \"pkg:npm/react@"), bom);
    assertFalse(bom.contains("pkg:npm/vite") || bom.contains("pkg:npm/typescript"), bom);
    assertEquals(count(bom, "\"purl\""), count(bom, "\"alg\": \"SHA-512\""), "each has its hash");
  }

  private static int count(String text, String piece) {
    return text.split(Pattern.quote(piece), -1).length - 1;
  }

  private static String bom() throws IOException {
    try (InputStream in =
        PortalSbomTest.class.getResourceAsStream("/META-INF/sbom/custody-portal.cdx.json")) {
      return in == null
          ? abort("the portal is not built: there was no npm")
          : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
