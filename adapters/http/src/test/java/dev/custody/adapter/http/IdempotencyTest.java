package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.Exchange;
import dev.custody.adapter.http.world.FakeAccess;
import dev.custody.adapter.http.world.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest extends HttpTest {
  private static final String RECORDING = "{\"contentType\": \"text/plain\"}";
  private static final String TOKEN = "{\"name\": \"gateway\", \"scopes\": [\"recordings:write\"]}";

  @Test
  void theSameKeyAndBodyGiveTheFirstAnswerAgain() {
    Answer first = keyed("a", "/recordings", RECORDING).send().expect(201);
    Answer second = keyed("a", "/recordings", RECORDING).send().expect(201);
    assertArrayEquals(first.bytes(), second.bytes());
    assertEquals(first.header("Location"), second.header("Location"));
    assertEquals(first.header("Content-Type"), second.header("Content-Type"));
    assertEquals(1, world.recordings.all().size());
  }

  @Test
  void anotherBodyOrPathWithTheSameKeyIsRefused() {
    keyed("a", "/recordings", RECORDING).send().expect(201);
    keyed("a", "/recordings", "{\"contentType\": \"text/html\"}")
        .send()
        .expectProblem(422, "idempotency-key-reused");
    keyed("a", "/tokens", TOKEN).send().expectProblem(422, "idempotency-key-reused");
    assertEquals(1, world.recordings.all().size());
  }

  @Test
  void anotherKeyIsAnotherRequest() {
    keyed("a", "/recordings", RECORDING).send().expect(201);
    keyed("b", "/recordings", RECORDING).send().expect(201);
    assertEquals(2, world.recordings.all().size());
  }

  @Test
  void theKeysOfTwoCallersNeverMeet() {
    Answer mine = keyed("a", "/tokens", TOKEN).send().expect(201);
    Answer operators =
        request("POST", "/v1/organizations/" + org + "/tokens")
            .as(FakeAccess.OPERATOR)
            .header("Idempotency-Key", "a")
            .json(TOKEN)
            .send()
            .expect(201);
    assertNotEquals(mine.json().text("id"), operators.json().text("id"));
  }

  @Test
  void aNewTokensSecretIsGivenAgainButKeptNowhere() {
    Answer first = keyed("a", "/tokens", TOKEN).send().expect(201);
    Answer second = keyed("a", "/tokens", TOKEN).send().expect(201);
    assertEquals(first.json().text("token"), second.json().text("token"));
    String kept = world.answers.kept().toString();
    assertTrue(kept.length() > 100);
    assertFalse(kept.contains(first.json().text("token")));
    assertFalse(kept.contains("gateway"));
  }

  @Test
  void afterARefusalTheSameRequestIsJudgedAnew() {
    keyed("a", "/recordings", "{}").send().expectProblem(422, "invalid-fields");
    keyed("a", "/recordings", "{").send().expectProblem(400, "malformed-request");
    keyed("a", "/recordings", RECORDING).send().expect(201);
  }

  @Test
  void whatHasNoBodyIsAnsweredOnceToo() {
    String id = keyed("a", "/recordings", RECORDING).send().expect(201).json().text("id");
    Exchange seal =
        mine("POST", "/recordings/%s/seal".formatted(id)).header("Idempotency-Key", "b");
    assertTrue(seal.send().expect(200).json().flag("interrupted"));
    assertEquals(2, world.answers.kept().size());
  }

  @Test
  void aKeySaysNothingOfContent() {
    for (int i = 0; i < 2; i++) {
      mine("POST", "/recordings").header("Idempotency-Key", "a").body("abc").send().expect(201);
    }
    assertEquals(2, world.recordings.all().size());
    assertTrue(world.answers.kept().isEmpty());
  }

  @Test
  void withoutTheRightToAskNothingIsKept() {
    request("POST", "/v1/organizations")
        .as(token)
        .header("Idempotency-Key", "a")
        .json("{\"name\": \"x\"}")
        .send()
        .expectProblem(403, "forbidden");
    keyed("a", "/recordings", RECORDING).send().expect(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b"})
  void aGarbledKeyIsSaidToBe(String key) {
    keyed(key, "/recordings", RECORDING).send().expectProblem(400, "malformed-request");
    keyed("x".repeat(256), "/recordings", RECORDING).send().expectProblem(400, "malformed-request");
  }

  private Exchange keyed(String key, String path, String json) {
    return mine("POST", path).header("Idempotency-Key", key).json(json);
  }
}
