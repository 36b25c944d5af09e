package dev.custody.bootstrap.campaign;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The API of one running service, as a well-behaved client uses it. */
final class Api implements AutoCloseable {
  private static final List<String> SCOPES =
      List.of("recordings:read", "recordings:write", "recordings:delete");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JsonMapper json = JsonMapper.createDefault();
  private final URI address;

  Api(URI address) {
    this.address = address;
  }

  /** A new organization. */
  Tenant tenant(String name) {
    String id =
        text(
            send("POST", "/v1/organizations", Installation.OPERATOR_TOKEN, Map.of("name", name))
                .expect(201)
                .json(),
            "id");
    return new Tenant(id, newToken(id).token());
  }

  /** A new token of {@code organization}. */
  IssuedToken newToken(String organization) {
    Map<String, Object> made =
        send(
                "POST",
                "/v1/organizations/" + organization + "/tokens",
                Installation.OPERATOR_TOKEN,
                Map.of("name", "campaign", "scopes", SCOPES))
            .expect(201)
            .json();
    return new IssuedToken(text(made, "id"), text(made, "token"));
  }

  void revoke(String organization, IssuedToken token) {
    send(
            "DELETE",
            "/v1/organizations/" + organization + "/tokens/" + token.id(),
            Installation.OPERATOR_TOKEN,
            Map.of())
        .expect(204);
  }

  /** A recording that waits for its content; its id. */
  String begin(Tenant tenant, String title) {
    return text(
        send(
                "POST",
                tenant.recordings(),
                tenant.token(),
                Map.of("title", title, "contentType", "application/octet-stream"))
            .expect(201)
            .json(),
        "id");
  }

  void seal(Tenant tenant, String recording) {
    send("POST", tenant.recording(recording) + "/seal", tenant.token(), Map.of()).expect(200);
  }

  void delete(Tenant tenant, String recording) {
    send("DELETE", tenant.recording(recording), tenant.token(), Map.of()).expect(204);
  }

  /** As the service describes it. */
  Recording recording(Tenant tenant, String recording) {
    return new Recording(get(tenant.recording(recording), tenant.token()).expect(200).json());
  }

  /** The newest in whose title {@code title} occurs. */
  Optional<Recording> named(Tenant tenant, String title) {
    Answer answer =
        get(
                tenant.recordings()
                    + "?limit=1&q="
                    + URLEncoder.encode(title, StandardCharsets.UTF_8),
                tenant.token())
            .expect(200);
    List<?> items = (List<?>) answer.json().getOrDefault("items", List.of());
    return items.stream().map(Recording::of).findFirst();
  }

  /** When it is in its location, with proof. */
  Recording awaitStored(Tenant tenant, String recording, Duration patience) {
    Await.until(
        recording + " is stored", patience, () -> recording(tenant, recording).is("stored"));
    return recording(tenant, recording);
  }

  /**
   * Content as it comes.
   *
   * @param query empty, or with its question mark
   */
  InputStream content(Tenant tenant, String recording, String query) {
    HttpRequest request = request(tenant.content(recording) + query, tenant.token()).GET().build();
    HttpResponse<InputStream> answer = exchange(request, BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("no content: " + answer);
    }
    return answer.body();
  }

  Answer get(String path, String token) {
    return answer(request(path, token).timeout(PATIENCE).GET().build());
  }

  private Answer send(String method, String path, String token, Map<String, ?> body) {
    HttpRequest.Builder request = request(path, token).timeout(PATIENCE);
    if (body.isEmpty()) {
      return answer(request.method(method, BodyPublishers.noBody()).build());
    }
    try {
      return answer(
          request
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private Answer answer(HttpRequest request) {
    HttpResponse<byte[]> answer = exchange(request, BodyHandlers.ofByteArray());
    return new Answer(
        request.method() + " " + request.uri(),
        answer.statusCode(),
        new String(answer.body(), StandardCharsets.UTF_8),
        json);
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri() + ": no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(Map<String, Object> json, String name) {
    return String.valueOf(json.get(name));
  }

  /** A token, and the id by which it is revoked. */
  record IssuedToken(String id, String token) {}

  /** A recording as the service describes it. */
  record Recording(Map<String, Object> json) {
    @SuppressWarnings("unchecked") // objects in JSON have names
    private static Recording of(Object json) {
      return new Recording((Map<String, Object>) json);
    }

    String id() {
      return text(json, "id");
    }

    String state() {
      return text(json, "state");
    }

    boolean is(String expected) {
      return state().equals(expected);
    }

    long bytes() {
      return ((Number) json.getOrDefault("bytes", -1)).longValue();
    }

    /** In hex. */
    String sha256() {
      return text(json, "sha256");
    }

    String objectKey() {
      return text(json, "objectKey");
    }
  }

  /** What was answered to what. */
  record Answer(String asked, int status, String body, JsonMapper mapper) {
    Answer expect(int expected) {
      if (status != expected) {
        throw new IllegalStateException(
            "%s was answered with %d instead of %d: %s".formatted(asked, status, expected, body));
      }
      return this;
    }

    @SuppressWarnings("unchecked") // objects in JSON have names
    Map<String, Object> json() {
      try {
        return Objects.requireNonNull(
            mapper.readValue(body.getBytes(StandardCharsets.UTF_8), Map.class), "null");
      } catch (IOException e) {
        throw new IllegalStateException("no JSON: " + body, e);
      }
    }
  }
}
