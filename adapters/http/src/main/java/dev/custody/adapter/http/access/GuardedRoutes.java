package dev.custody.adapter.http.access;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Every route that there is, and what its guard says. */
@Singleton
public final class GuardedRoutes {
  private static final String OURS = "dev.custody.";

  private final Router router;

  GuardedRoutes(Router router) {
    this.router = router;
  }

  /**
   * One of them.
   *
   * @param path with the names of its variables, as {@code /v1/organizations/{org}}
   * @param ours whether it is code of ours, not of the framework
   * @param guard empty where nothing is said, so that it answers 404
   */
  public record Route(String method, String path, boolean ours, Optional<Summary> guard) {}

  /**
   * What a guard says, for people.
   *
   * @param need a scope, {@code operator}, both, or {@code any token}; empty where nothing is
   *     needed
   */
  public record Summary(Optional<String> need) {
    public boolean open() {
      return need.isEmpty();
    }
  }

  public List<Route> all() {
    return router.uriRoutes().map(GuardedRoutes::route).toList();
  }

  private static Route route(UriRouteInfo<?, ?> info) {
    return new Route(
        info.getHttpMethodName(),
        info.getUriMatchTemplate().toString(),
        info.getDeclaringType().getName().startsWith(OURS),
        Endpoint.rule(info).map(rule -> new Summary(need(rule))));
  }

  private static Optional<String> need(Rule rule) {
    return switch (rule.need()) {
      case NOTHING -> Optional.empty();
      case ANY_TOKEN -> Optional.of("any token");
      case SCOPE -> rule.scope().map(scope -> scope.word());
      case SCOPE_OR_OPERATOR -> rule.scope().map(scope -> scope.word() + " or operator");
      case OPERATOR -> Optional.of("operator");
    };
  }
}
