package dev.custody.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.custody.adapter.http.world.Answer;
import dev.custody.adapter.http.world.FakeAccess;
import dev.custody.adapter.http.world.HttpTest;
import dev.custody.adapter.http.world.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrganizationsTest extends HttpTest {
  @Test
  void theOperatorMakesAnOrganization() {
    Answer answer =
        request("POST", "/v1/organizations")
            .as(FakeAccess.OPERATOR)
            .json("{\"name\": \"Umbrella\"}")
            .send()
            .expect(201);
    Json made = answer.json();
    assertEquals(Set.of("id", "name", "externalId", "createdAt"), made.names());
    assertEquals("Umbrella", made.text("name"));
    assertEquals("2025-01-02T03:04:05Z", made.text("createdAt"));
    assertEquals(
        "http://localhost:%d/v1/organizations/%s".formatted(port(), made.text("id")),
        answer.header("Location").orElseThrow());
  }

  @Test
  void anOrganizationsTokenMakesNone() {
    Json problem =
        request("POST", "/v1/organizations")
            .as(token)
            .json("{\"name\": \"Umbrella\"}")
            .send()
            .expectProblem(403, "forbidden");
    assertFalse(problem.text("detail").isEmpty());
    assertEquals(1, world.organizations.count());
  }

  @Test
  void oneSeesOnesOwn() {
    world.organizations.add("Other");
    Json page = request("GET", "/v1/organizations").as(token).send().expect(200).json();
    assertEquals(1, page.items("items").size());
    assertFalse(page.has("next"));
  }
}
