package dev.custody.bootstrap;

import dev.custody.adapter.spool.SpoolLimits;
import java.net.URI;
import java.util.Map;

/**
 * The service as Main starts it, for tests of other packages. Only that no part of the disk is left
 * free: a build's may be as good as full.
 */
public final class ServiceForTests implements AutoCloseable {
  private final Service service;

  private ServiceForTests(Service service) {
    this.service = service;
  }

  public static ServiceForTests dev(Map<String, Object> overrides) {
    return dev(
        overrides,
        () -> {
          throw new IllegalStateException("somebody else has opened the spool");
        });
  }

  /**
   * @param superseded instead of the end of this process
   */
  public static ServiceForTests dev(Map<String, Object> overrides, Runnable superseded) {
    OwnershipWatch.End end = superseded::run;
    return new ServiceForTests(
        Service.start(Modes.DEV, overrides, SpoolLimits.DEFAULT.withReserve(0), end));
  }

  public URI address() {
    return service.address();
  }

  public <T> T part(Class<T> type) {
    return service.part(type);
  }

  /** What is done every few seconds. */
  public void lookAtBacklog() {
    part(BacklogWatch.class).look();
  }

  @Override
  public void close() {
    service.close();
  }
}
