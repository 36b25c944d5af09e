package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.custody.adapter.storage.testkit.memory.InMemoryStorageType;
import dev.custody.adapter.storage.testkit.memory.StoredObject;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import dev.custody.domain.storage.ObjectKey;
import java.util.Map;

/** An organization whose recordings go to a container of the in-memory type. */
record ConnectedInMemory(RunningService service, Tenant tenant, String container) {

  /** Delivers, refused or not, several times a second. */
  static final String[] HASTY = {
    "custody.delivery.retry-initial",
    "20ms",
    "custody.delivery.retry-max",
    "100ms",
    "custody.delivery.blocked-probe",
    "200ms"
  };

  static ConnectedInMemory of(RunningService service, String container) {
    Tenant tenant = service.tenant(container);
    Answer drafted =
        service.post(
            tenant.locations(),
            tenant.token(),
            Map.of("type", "in-memory", "settings", Map.of("container", container)));
    String location = tenant.locations() + "/" + drafted.text("id");
    service.post(location + "/verifications", tenant.token(), Map.of(), "Prefer", "wait=30");
    Answer active = service.post(location + "/activation", tenant.token(), Map.of());
    assertEquals(200, active.status(), active::toString);
    return new ConnectedInMemory(service, tenant, container);
  }

  /** The same after a restart of the service: what the container held is gone. */
  ConnectedInMemory at(RunningService restarted) {
    return new ConnectedInMemory(restarted, tenant, container);
  }

  Map<ObjectKey, StoredObject> objects() {
    return service.part(InMemoryStorageType.class).objects(container);
  }

  Answer recording(String id) {
    return service.get(tenant.recordings() + "/" + id, tenant.token());
  }

  Answer content(String id, String... headers) {
    return service.get(tenant.recordings() + "/" + id + "/content", tenant.token(), headers);
  }

  Answer storage() {
    return service.get("/v1/organizations/" + tenant.id() + "/storage", tenant.token());
  }

  Answer await(String id, String state) {
    return new TenantRecordings(service, tenant).await(id, state);
  }

  void assertHolds(Answer recording, byte[] content) {
    assertEquals("stored", recording.text("state"), recording::toString);
    StoredObject object = objects().get(ObjectKey.of(recording.text("objectKey")));
    assertNotNull(object, recording::toString);
    assertArrayEquals(content, object.bytes());
  }
}
