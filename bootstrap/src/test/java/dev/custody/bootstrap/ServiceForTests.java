package dev.custody.bootstrap;

import java.net.URI;
import java.util.Map;

/** The service as Main starts it, for tests of other packages. */
public final class ServiceForTests implements AutoCloseable {
  private final Service service;

  private ServiceForTests(Service service) {
    this.service = service;
  }

  public static ServiceForTests dev(Map<String, Object> overrides) {
    return new ServiceForTests(Service.start(Modes.DEV, overrides));
  }

  public URI address() {
    return service.address();
  }

  public <T> T part(Class<T> type) {
    return service.part(type);
  }

  @Override
  public void close() {
    service.close();
  }
}
