package dev.custody.bootstrap.e2e;

import dev.custody.adapter.storage.testkit.PluggedIn;
import dev.custody.bootstrap.ServiceForTests;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Custody in this process, on a port of its own, with a client for it. */
public final class RunningService implements AutoCloseable {
  public static final String OPERATOR = "operator-token-for-tests-0123456789abcdef";
  private static final List<String> ALL_SCOPES =
      List.of(
          "recordings:read",
          "recordings:write",
          "recordings:delete",
          "storage:read",
          "storage:write",
          "tokens:write",
          "audit:read");

  private static final String MASTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  private final ServiceForTests service;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningService(ServiceForTests service) {
    this.service = service;
  }

  /** In development mode, with {@code settings} besides. */
  public static RunningService start(Path data, String... settings) {
    return new RunningService(ServiceForTests.dev(overrides(data, settings)));
  }

  /** The same that tells when another one has taken over its spool. */
  public static RunningService start(Path data, Runnable superseded, String... settings) {
    return new RunningService(ServiceForTests.dev(overrides(data, settings), superseded));
  }

  private static Map<String, Object> overrides(Path data, String... settings) {
    Map<String, Object> overrides = new HashMap<>();
    overrides.put("custody.data-directory", data.resolve("data").toString());
    overrides.put("custody.operator-token", OPERATOR);
    overrides.put("custody.master-key", MASTER_KEY);
    overrides.put("micronaut.server.port", 0);
    for (int i = 0; i < settings.length; i += 2) {
      overrides.put(settings[i], settings[i + 1]);
    }
    return overrides;
  }

  /**
   * With a storage type's far side, and tries of deliveries that follow each other fast.
   *
   * @param more settings that hold in place of these
   */
  public static RunningService with(PluggedIn farSide, Path data, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "custody.delivery.retry-initial",
                "20ms",
                "custody.delivery.retry-max",
                "200ms",
                "custody.delivery.blocked-probe",
                "200ms"));
    farSide
        .operatorSettings()
        .forEach((name, value) -> {
          settings.add(name);
          settings.add(value);
        });
    settings.addAll(List.of(more));
    return start(data, settings.toArray(String[]::new));
  }

  public URI address() {
    return service.address();
  }

  public <T> T part(Class<T> type) {
    return service.part(type);
  }

  /** What waits is counted anew, as it is every few seconds. */
  void lookAtBacklog() {
    service.lookAtBacklog();
  }

  /** An organization with a token that has {@code scopes}; all without any. */
  public Tenant tenant(String name, String... scopes) {
    String id = post("/v1/organizations", OPERATOR, Map.of("name", name)).text("id");
    return new Tenant(id, token(id, scopes));
  }

  public String token(String organization, String... scopes) {
    List<String> wanted = scopes.length == 0 ? ALL_SCOPES : List.of(scopes);
    Answer answer =
        post(
            "/v1/organizations/" + organization + "/tokens",
            OPERATOR,
            Map.of("name", "test", "scopes", wanted));
    return answer.text("token");
  }

  /** Whether an organization may choose that type. */
  public boolean offers(String type) {
    for (JsonNode offered :
        get("/v1/storage-types", tenant("Anybody").token()).field("items").values()) {
      if (Json.text(offered, "id").equals(type)) {
        return true;
      }
    }
    return false;
  }

  public Answer get(String path, String token, String... headers) {
    return send("GET", path, token, BodyPublishers.noBody(), headers);
  }

  public Answer post(String path, String token, Map<String, ?> json, String... headers) {
    return send("POST", path, token, json(json), with(headers, "Content-Type", "application/json"));
  }

  public Answer send(
      String method, String path, String token, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address().resolve(path))
            .timeout(Duration.ofMinutes(2))
            .method(method, body);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()), mapper());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A body of JSON. */
  public BodyPublisher json(Object value) {
    try {
      return BodyPublishers.ofByteArray(mapper().writeValueAsBytes(value));
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON: " + value, e);
    }
  }

  @Override
  public void close() {
    client.close();
    service.close();
  }

  private JsonMapper mapper() {
    return service.part(JsonMapper.class);
  }

  private static String[] with(String[] headers, String name, String value) {
    String[] more = Arrays.copyOf(headers, headers.length + 2);
    more[headers.length] = name;
    more[headers.length + 1] = value;
    return more;
  }

  /** An organization and a token of it. */
  public record Tenant(String id, String token) {
    public String recordings() {
      return "/v1/organizations/" + id + "/recordings";
    }

    public String uploads() {
      return "/v1/organizations/" + id + "/uploads";
    }

    public String locations() {
      return "/v1/organizations/" + id + "/storage-locations";
    }
  }

  /** What the service answered. */
  public record Answer(HttpResponse<byte[]> response, JsonMapper mapper) {
    public int status() {
      return response.statusCode();
    }

    public byte[] bytes() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
      try {
        return Objects.requireNonNull(mapper.readValue(bytes(), JsonNode.class));
      } catch (IOException e) {
        throw new IllegalStateException("no JSON: " + this, e);
      }
    }

    /** The field of that name, which must be there. */
    public JsonNode field(String name) {
      return Objects.requireNonNull(json().get(name), () -> "no '" + name + "' in " + this);
    }

    public String text(String name) {
      return field(name).getStringValue();
    }

    @Override
    public String toString() {
      return status()
          + " "
          + response.headers().map().entrySet().stream()
              .map(Object::toString)
              .collect(Collectors.joining(", "))
          + "\n"
          + new String(bytes(), StandardCharsets.UTF_8);
    }
  }
}
