package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.bootstrap.e2e.CustomerKeys.Given;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.nio.file.Path;
import java.util.Map;

/** The service, and customers who connect their buckets by access keys. */
final class KeyBench implements AutoCloseable {
  private final CustomerKeys farSide = new CustomerKeys();
  private final RunningService service;

  /**
   * @param settings of the service that hold in place of the usual ones
   */
  KeyBench(Path folder, String... settings) {
    service = RunningService.with(farSide, folder, settings);
    if (!service.offers(CustomerKeys.TYPE)) {
      close();
      // Whoever builds a service without this type has nothing to test here.
      abort("this installation has no type " + CustomerKeys.TYPE);
    }
  }

  /**
   * A customer whose bucket is connected.
   *
   * @param path of the location
   */
  record Connected(Tenant tenant, String path, Given given, TenantRecordings recordings) {
    byte[] stored(Answer recording) {
      return given.bucket().object(recording.text("objectKey")).orElseThrow().bytes();
    }
  }

  RunningService service() {
    return service;
  }

  StrictCloud cloud() {
    return farSide.cloud();
  }

  Connected connect(String name) {
    Tenant tenant = service.tenant(name);
    Given given = farSide.give();
    Answer drafted = draft(tenant, farSide.settings(given, given.user().accessKey()));
    assertEquals(201, drafted.status(), drafted::toString);
    String path = tenant.locations() + "/" + drafted.text("id");
    Answer verified =
        service.post(path + "/verifications", tenant.token(), Map.of(), "Prefer", "wait=60");
    assertEquals("passed", verified.text("status"), verified::toString);
    Answer activated = service.post(path + "/activation", tenant.token(), Map.of());
    assertEquals("active", activated.text("state"), activated::toString);
    return new Connected(tenant, path, given, new TenantRecordings(service, tenant));
  }

  Answer draft(Tenant tenant, Map<String, Object> settings) {
    return service.post(
        tenant.locations(),
        tenant.token(),
        Map.of("type", CustomerKeys.TYPE, "settings", settings));
  }

  Answer rotate(Connected by, Credentials key) {
    return patch(by, CustomerKeys.secrets(key));
  }

  Answer patch(Connected by, Map<String, Object> settings) {
    return service.send(
        "PATCH",
        by.path(),
        by.tenant().token(),
        service.json(Map.of("settings", settings)),
        "Content-Type",
        "application/merge-patch+json",
        "If-Match",
        "*");
  }

  @Override
  public void close() {
    service.close();
    farSide.close();
  }
}
