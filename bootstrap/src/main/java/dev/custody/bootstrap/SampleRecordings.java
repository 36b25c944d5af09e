package dev.custody.bootstrap;

import dev.custody.domain.organization.OrganizationId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A terminal session, a call and a video, streamed in as any recorder would: through the HTTP API,
 * with no length told.
 */
final class SampleRecordings {
  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("video.mp4", "video/mp4", "Zooming in", "video"),
          new Sample("call.ogg", "audio/ogg", "Where are our calls kept?", "call"),
          new Sample(
              "terminal.cast",
              "application/x-asciicast",
              "Deploying the billing service",
              "terminal"));

  private SampleRecordings() {}

  /**
   * @throws IOException if one is not taken, with the reason that was told
   */
  static void stream(URI service, OrganizationId organization, String token) throws IOException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Sample sample : SAMPLES) {
        send(client, service, organization, token, sample);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(
      HttpClient client, URI service, OrganizationId organization, String token, Sample sample)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                service.resolve(
                    "/v1/organizations/%s/recordings?title=%s&label.kind=%s"
                        .formatted(
                            organization,
                            URLEncoder.encode(sample.title, StandardCharsets.UTF_8),
                            sample.kind)))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", sample.contentType)
            .POST(HttpRequest.BodyPublishers.ofInputStream(sample::open))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IOException(
          "%s was answered with %d: %s".formatted(sample.file, answer.statusCode(), answer.body()));
    }
  }

  private record Sample(String file, String contentType, String title, String kind) {
    InputStream open() {
      return Objects.requireNonNull(
          SampleRecordings.class.getResourceAsStream("/samples/" + file),
          "the samples are part of the jar");
    }
  }
}
