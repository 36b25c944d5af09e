package dev.custody.adapter.http.world;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/** A real server on a real socket. One is enough for nearly all tests, so one is shared. */
public final class TestService implements AutoCloseable {
  private static final Map<String, Object> SETTINGS =
      Map.of(
          "micronaut.server.host",
          "127.0.0.1",
          "micronaut.server.port",
          -1,
          "custody.recording.max-size",
          "1024GB",
          "endpoints.prometheus.sensitive",
          false);

  private final EmbeddedServer server;

  private TestService(Map<String, Object> settings) {
    server =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .properties(settings)
            .banner(false)
            .run(EmbeddedServer.class);
  }

  public static TestService shared() {
    return Shared.SERVICE;
  }

  public static TestService with(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(SETTINGS);
    settings.putAll(more);
    return new TestService(settings);
  }

  public int port() {
    return server.getPort();
  }

  public <T> T part(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  @Override
  public void close() {
    server.close();
  }

  private static final class Shared {
    static final TestService SERVICE = with(Map.of());

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVICE::close));
    }
  }
}
