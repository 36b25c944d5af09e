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
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;
import java.util.Optional;
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

  PortalFilter(Portal portal) {
    this.portal = portal;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> answer(HttpRequest<?> request) {
    if (!reads(request) || RouteAttributes.getRouteMatch(request).isPresent()) {
      return null;
    }
    String path = request.getPath();
    return portal
        .file(request, path.substring(1))
        .or(() -> isPage(request, path) ? portal.index(request) : Optional.empty())
        .orElse(null);
  }

  private static boolean reads(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
  }

  private static boolean isPage(HttpRequest<?> request, String path) {
    return NO_PAGES.stream().noneMatch(each -> path.equals(each) || path.startsWith(each + "/"))
        && Accepted.pages(request);
  }
}
