package dev.custody.adapter.http.wire;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import jakarta.inject.Singleton;

/**
 * Where the service is asked by its loopback name, the framework answers pages of other sites 403
 * without a word. They are judged behind it, and told why: without a token they open nothing, and
 * with the portal's cookie they change nothing.
 */
@Singleton
final class OriginsLeftAlone implements BeanCreatedEventListener<CorsConfiguration> {
  @Override
  public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
    CorsConfiguration origins = event.getBean();
    origins.setLocalhostPassThrough(true);
    return origins;
  }
}
