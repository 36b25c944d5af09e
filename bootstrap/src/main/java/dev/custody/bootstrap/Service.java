package dev.custody.bootstrap;

import dev.custody.application.service.UseCases;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The running service: what the spool holds is recovered before the first request is taken, and
 * requests end before what they need is closed.
 */
final class Service implements AutoCloseable {
  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Service(ApplicationContext context, EmbeddedServer server) {
    this.context = context;
    this.server = server;
  }

  /**
   * @param mode which defaults hold, by the name of a Micronaut environment
   * @param overrides settings that hold whatever the environment says
   * @param parts besides those that are wired
   */
  static Service start(String mode, Map<String, Object> overrides, Object... parts) {
    ApplicationContext context = context(mode, overrides, parts);
    try {
      context.getBean(StartChecks.class).check();
      context.getBean(UseCases.class).start();
      context.getBean(Housekeeping.class).start();
      EmbeddedServer server = context.getBean(EmbeddedServer.class);
      server.start();
      Service service = new Service(context, server);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(service::close));
      return service;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** The parts without the server, to be closed by the caller. */
  static ApplicationContext context(String mode, Map<String, Object> overrides, Object... parts) {
    return ApplicationContext.builder()
        .deduceEnvironment(false)
        .environments(mode)
        .properties(overrides)
        .singletons(parts)
        .banner(false)
        .build()
        .start();
  }

  URI address() {
    return server.getURI();
  }

  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  void awaitEnd() throws InterruptedException {
    closed.await();
  }

  @Override
  public synchronized void close() {
    if (closed.getCount() > 0) {
      server.stop();
      context.close();
      closed.countDown();
    }
  }
}
