package dev.custody.adapter.http.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came back. */
public final class Answer {
  private final HttpResponse<byte[]> response;

  Answer(HttpResponse<byte[]> response) {
    this.response = response;
  }

  public int status() {
    return response.statusCode();
  }

  public byte[] bytes() {
    return response.body();
  }

  public String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  public List<String> headers(String name) {
    return response.headers().allValues(name);
  }

  public Map<String, List<String>> headers() {
    return response.headers().map();
  }

  public Json json() {
    return Json.of(text());
  }

  /** Fails unless the answer has this status; says what it was instead. */
  public Answer expect(int status) {
    assertEquals(status, status(), this::text);
    return this;
  }

  /** Fails unless the answer is this problem. */
  public Json expectProblem(int status, String slug) {
    expect(status);
    assertEquals("application/problem+json", header("Content-Type").orElse("none"));
    Json problem = json();
    assertEquals("urn:custody:problem:" + slug, problem.text("type"), this::text);
    assertEquals(status, problem.number("status"));
    return problem;
  }
}
