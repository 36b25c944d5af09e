package dev.custody.bootstrap.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.bootstrap.e2e.RunningService;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Recordings of one organization, to be looked at. */
record Samples(RunningService service, Tenant tenant) {

  /** A terminal session of some seconds, as the demo has it. */
  String terminal(String title) {
    return record(title, "application/x-asciicast", sample("terminal.cast"));
  }

  String call(String title) {
    return record(title, "audio/ogg", sample("call.ogg"));
  }

  String video(String title) {
    return record(title, "video/mp4", sample("video.mp4"));
  }

  /** Its id, once it is stored. */
  String record(String title, String contentType, byte[] content) {
    Answer answer =
        service.send(
            "POST",
            tenant.recordings() + "?title=" + URLEncoder.encode(title, StandardCharsets.UTF_8),
            tenant.token(),
            BodyPublishers.ofByteArray(content),
            "Content-Type",
            contentType,
            "Prefer",
            "wait=60");
    assertEquals(201, answer.status(), answer::toString);
    assertEquals("stored", answer.text("state"), answer::toString);
    return answer.text("id");
  }

  static byte[] sample(String name) {
    try (InputStream sample = Samples.class.getResourceAsStream("/samples/" + name)) {
      return Objects.requireNonNull(sample, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
