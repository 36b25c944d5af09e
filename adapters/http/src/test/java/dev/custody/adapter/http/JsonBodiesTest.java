package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.Exchange;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that strangers send. */
class JsonBodiesTest extends HttpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[]",
        "null",
        "7",
        "\"a\"",
        "{} {}",
        "{\"a\": 1,}",
        "{'a': 1}",
        "{\"a\": 01}",
        "{\"a\": NaN}",
        "{\"a\": \"\t\"}",
        "{\"name\": \"a\", \"name\": \"b\"}",
        "{\"settings\": {\"a\": 1, \"a\": 2}}",
        "// no\n{}",
        "{\"a\": \"\\x\"}"
      })
  void whatIsNoJsonObjectIsMalformed(String body) {
    Json problem = post(body).send().expectProblem(400, "malformed-request");
    assertFalse(problem.text("detail").contains("com.fasterxml"));
  }

  @Test
  void nestingIsLimited() {
    post("{\"settings\": " + "[".repeat(100_000) + "}")
        .send()
        .expectProblem(400, "malformed-request");
    post("{\"a\": ".repeat(17) + "1" + "}".repeat(17))
        .send()
        .expectProblem(400, "malformed-request");
  }

  @Test
  void numbersAndNamesAreLimited() {
    post("{\"a\": " + "9".repeat(41) + "}").send().expectProblem(400, "malformed-request");
    post("{\"" + "a".repeat(10_000) + "\": 1}").send().expectProblem(400, "malformed-request");
    post("{\"type\": \"shelf\", \"settings\": {\"boards\": 1e999999999}}")
        .send()
        .expectProblem(422, "invalid-settings");
  }

  @Test
  void sizeIsLimited() {
    String large = "{\"type\": \"" + "x".repeat(256 << 10) + "\"}";
    post(large).send().expectProblem(413, "too-large");
    mine("POST", "/storage-locations")
        .header("Content-Type", "application/json")
        .chunked(() -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))
        .send()
        .expectProblem(413, "too-large");
  }

  @Test
  void brokenUtf8IsMalformed() {
    mine("POST", "/storage-locations")
        .header("Content-Type", "application/json")
        .body(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
        .send()
        .expectProblem(400, "malformed-request");
  }

  @Test
  void everyUnknownFieldIsNamed() {
    Json problem =
        post("{\"type\": \"shelf\", \"a/b~c\": 1, \"a\\nb\": {}}")
            .send()
            .expectProblem(422, "invalid-fields");
    assertEquals(
        "[/a~1b~0c, /a b]",
        problem.items("errors").stream().map(error -> error.text("pointer")).toList().toString());
    assertTrue(problem.items("errors").getFirst().text("detail").contains("type"));
  }

  @Test
  void aWrongTypeIsNamedButItsValueIsNotTold() {
    Answer answer = post("{\"type\": {\"secret\": \"hunter2\"}}").send();
    Json error = answer.expectProblem(422, "invalid-fields").items("errors").getFirst();
    assertEquals("/type", error.text("pointer"));
    assertEquals("an object is not a text", error.text("detail"));
    assertFalse(answer.text().contains("hunter2"));
  }

  @Test
  void theTypeMayHaveParameters() {
    mine("POST", "/storage-locations")
        .header("Content-Type", "Application/JSON; charset=utf-8")
        .body("{\"type\": \"shelf\"}")
        .send()
        .expect(201);
  }

  private Exchange post(String body) {
    return mine("POST", "/storage-locations").json(body);
  }
}
