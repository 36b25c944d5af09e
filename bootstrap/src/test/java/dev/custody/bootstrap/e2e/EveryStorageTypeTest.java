package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.PluggedIn;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each storage type that is plugged in, from its descriptor to a recording that is played back and
 * deleted; nothing here knows one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryStorageTypeTest {
  private static final byte[] CONTENT = "a recording".repeat(1000).getBytes(StandardCharsets.UTF_8);

  private RunningService service;

  private final Map<String, PluggedIn> farSides = new HashMap<>();

  @BeforeAll
  void start(@TempDir Path folder) {
    List<String> settings = new ArrayList<>();
    for (PluggedIn farSide : ServiceLoader.load(PluggedIn.class)) {
      farSides.put(farSide.type(), farSide);
      farSide
          .operatorSettings()
          .forEach((name, value) -> {
            settings.add(name);
            settings.add(value);
          });
    }
    service = RunningService.start(folder, settings.toArray(String[]::new));
  }

  @AfterAll
  void stop() {
    service.close();
    farSides.values().forEach(PluggedIn::close);
  }

  @TestFactory
  Stream<DynamicTest> takesARecordingTheWholeWay() {
    List<DynamicTest> tests = new ArrayList<>();
    Tenant anybody = service.tenant("Anybody");
    for (JsonNode type :
        service.get("/v1/storage-types", anybody.token()).field("items").values()) {
      String id = Json.text(type, "id");
      tests.add(DynamicTest.dynamicTest(id, () -> goTheWholeWay(id, type)));
    }
    assertTrue(tests.size() >= 2, "too few storage types to prove that none is special: " + tests);
    return tests.stream();
  }

  private void goTheWholeWay(String type, JsonNode descriptor) {
    Tenant tenant = service.tenant("Tenant of " + type);
    Answer drafted =
        service.post(
            tenant.locations(),
            tenant.token(),
            Map.of("type", type, "settings", settings(type, descriptor, tenant)));
    assertEquals(201, drafted.status(), drafted::toString);
    assertEquals("draft", drafted.text("state"));
    String location = tenant.locations() + "/" + drafted.text("id");

    Answer early = service.post(location + "/activation", tenant.token(), Map.of());
    assertEquals(409, early.status(), early::toString);
    assertEquals("urn:custody:problem:not-verified", early.text("type"));

    Answer verified =
        service.post(location + "/verifications", tenant.token(), Map.of(), "Prefer", "wait=30");
    assertEquals(200, verified.status(), verified::toString);
    assertEquals("passed", verified.text("status"), verified::toString);
    assertFalse(verified.field("checks").isNull());

    Answer activated = service.post(location + "/activation", tenant.token(), Map.of());
    assertEquals(200, activated.status(), activated::toString);
    assertEquals("active", activated.text("state"));
    assertEquals(
        "healthy",
        service
            .get("/v1/organizations/" + tenant.id() + "/storage", tenant.token())
            .text("health"));
    record(tenant, drafted.text("id"));
  }

  private Map<String, Object> settings(String type, JsonNode descriptor, Tenant tenant) {
    PluggedIn farSide = farSides.get(type);
    return farSide == null
        ? ExampleSettings.of(descriptor)
        : farSide.settings(
            service.get("/v1/organizations/" + tenant.id(), tenant.token()).text("externalId"));
  }

  private void record(Tenant tenant, String location) {
    Answer recorded =
        service.send(
            "POST",
            tenant.recordings() + "?title=first",
            tenant.token(),
            BodyPublishers.ofByteArray(CONTENT),
            "Content-Type",
            "text/plain",
            "Prefer",
            "wait=30");
    assertEquals(201, recorded.status(), recorded::toString);
    assertEquals("stored", recorded.text("state"), recorded::toString);
    assertEquals(location, recorded.text("locationId"));
    assertTrue(recorded.text("objectKey").contains(tenant.id() + "/"), recorded::toString);

    String path = tenant.recordings() + "/" + recorded.text("id");
    Answer played = service.get(path + "/content", tenant.token());
    assertArrayEquals(CONTENT, played.bytes());
    Answer seeked = service.get(path + "/content", tenant.token(), "Range", "bytes=-9");
    assertEquals(206, seeked.status());
    assertEquals("recording", new String(seeked.bytes(), StandardCharsets.UTF_8));

    assertEquals(
        204, service.send("DELETE", path, tenant.token(), BodyPublishers.noBody()).status());
    assertEquals(404, service.get(path, tenant.token()).status());
    assertEquals(404, service.get(path + "/content", tenant.token()).status());
  }
}
