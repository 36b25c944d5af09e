package dev.custody.domain.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.text.InvalidFields;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {

  @ParameterizedTest
  @CsvSource({
    "application/x-asciicast, .cast",
    "video/mp4, .mp4",
    "VIDEO/MP4, .mp4",
    "'video/webm; codecs=\"vp9, opus\"', .webm",
    "audio/mpeg, .mp3",
    "audio/ogg;codecs=opus, .ogg",
    "audio/wav, .wav",
    "audio/x-wav, .wav",
    "text/plain ; charset=utf-8, .txt",
    "application/octet-stream, ''",
    "text/html, ''",
  })
  void theExtensionGoesByTheEssence(String type, String extension) {
    assertEquals(extension, new ContentType(type).extension());
  }

  @Test
  void theEssenceIsInLowerCaseAndParametersStayAsTheyAre() {
    ContentType type = new ContentType("  Video/WebM; Codecs=VP9 ");

    assertEquals("video/webm; Codecs=VP9", type.value());
    assertEquals("video/webm", type.essence());
    assertEquals(type.value(), type.toString());
  }

  @Test
  void tabsBetweenParametersReachNoHeader() {
    assertEquals("text/plain ; a=b", new ContentType("text/plain\t;\ta=b").value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "video",
        "video/",
        "/mp4",
        "video/mp4/x",
        "video /mp4",
        "text/plain; charset",
        "text/plain; a=b c",
        "text/plain; a=\"b",
        "text/plain; a=\"b\\\"c\"",
        "text/plain; a=\"b\u0085c\"",
        "text/plain; a=\"b\u202ec\"",
        "text/plain; a=\"b\u0000c\"",
        "text/plain\r\nX: y",
        "text/pl\u00e4in",
        "../../etc/passwd",
      })
  void whatIsNoMediaTypeIsRefused(String type) {
    InvalidFields refused = assertThrows(InvalidFields.class, () -> new ContentType(type));

    assertEquals("/contentType", refused.errors().getFirst().pointer());
    assertTrue(
        refused.errors().getFirst().detail().contains("application/x-asciicast"),
        "says what is right");
  }

  @Test
  void itHasTwoHundredCharactersAtMost() {
    String longest = "a/" + "b".repeat(198);

    assertEquals(longest, new ContentType(longest).value());
    assertThrows(InvalidFields.class, () -> new ContentType(longest + "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "; ", ";  ", " ; ", ";a=b", "; a=\"\" "})
  void absurdOnesAreJudgedQuickly(String repeated) {
    String absurd = "a/b" + repeated.repeat(190 / repeated.length()) + "!";

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThrows(InvalidFields.class, () -> new ContentType(absurd + ";=")));
  }
}
