package dev.custody.adapter.http.portal;

import dev.custody.adapter.http.header.Accepted;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Answers for the portal where no endpoint does: with its files, and with its document for the
 * addresses of its pages, which only the portal itself knows. A route for all of them would change
 * what is answered to other methods, and to whoever asks for what is not there.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PortalFilter implements Ordered {
  /** What is not there below these is not there, whoever asks. */
  private static final List<String> NO_PAGES =
      List.of("/v1", "/docs", "/openapi.json", "/health", "/prometheus", "/assets");

  private final Portal portal;
  private final Executor blocking;

  PortalFilter(Portal portal, @Named(TaskExecutors.BLOCKING) Executor blocking) {
    this.portal = portal;
    this.blocking = blocking;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  /**
   * Most requests are none of the portal's: they go on at once, on the thread they came on. That
   * there may be no answer, Micronaut reads from the type of the answer and not of its stage.
   */
  @RequestFilter
  @Nullable CompletionStage<@Nullable HttpResponse<?>> answer(HttpRequest<?> request) {
    if (!reads(request) || RouteAttributes.getRouteMatch(request).isPresent()) {
      return null;
    }
    return wanted(request)
        .map(file ->
            CompletableFuture.<@Nullable HttpResponse<?>>supplyAsync(
                () -> portal.answer(request, file), blocking))
        .orElse(null);
  }

  private Optional<PortalFile> wanted(HttpRequest<?> request) {
    String path = request.getPath();
    return portal
        .named(path.substring(1))
        .or(() -> isPage(request, path) ? portal.named(PortalFiles.INDEX) : Optional.empty());
  }

  private static boolean reads(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
  }

  private static boolean isPage(HttpRequest<?> request, String path) {
    return NO_PAGES.stream().noneMatch(each -> path.equals(each) || path.startsWith(each + "/"))
        && Accepted.pages(request);
  }
}
