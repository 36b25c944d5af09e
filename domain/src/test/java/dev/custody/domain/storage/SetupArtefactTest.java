package dev.custody.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupArtefactTest {
  @Test
  void aLinkIsAFileWithAnAddress() {
    SetupArtefact link = SetupArtefact.link("there.uri", "There", URI.create("https://a.test/#b"));

    assertTrue(link.isLink());
    assertEquals("https://a.test/#b\n", link.content());
    assertFalse(new SetupArtefact("a.txt", "A", "text/plain", "https://a.test/").isLink());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a.test/", "javascript:alert(1)", "/here", "https:a"})
  void noLinkLeadsAnywhereElse(String address) {
    assertThrows(
        IllegalArgumentException.class,
        () -> SetupArtefact.link("there.uri", "There", URI.create(address)));
  }
}
