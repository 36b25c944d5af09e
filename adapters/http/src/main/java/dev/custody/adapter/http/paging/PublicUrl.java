package dev.custody.adapter.http.paging;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Where clients reach this service: what links and Location begin with. */
@Singleton
public final class PublicUrl {
  private final @Nullable String configured;
  private final Provider<EmbeddedServer> server;

  /**
   * @param configured {@code custody.public-url}; without it this machine's own name for itself
   */
  PublicUrl(
      @Property(name = "custody.public-url") @Nullable String configured,
      Provider<EmbeddedServer> server) {
    this.configured = configured;
    this.server = server;
  }

  /** The address of {@code path}, which begins with a slash. */
  public String of(String path) {
    return base() + path;
  }

  /** As browsers write it: scheme, host and port. */
  public String origin() {
    return base().replaceFirst("^([^:]+://[^/]+).*$", "$1");
  }

  private String base() {
    return configured == null || configured.isBlank()
        ? "http://localhost:" + server.get().getPort()
        : configured.strip().replaceFirst("/+$", "");
  }
}
