package dev.custody.adapter.http.access;

import dev.custody.adapter.http.problem.Problems;
import dev.custody.application.port.in.ControlAccess.Requirement;
import dev.custody.domain.access.Caller;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges every request: 401, 404, 403, 405, 415, 428. What is behind it judges 400 and 422. An
 * endpoint that does not say what it needs is not there.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class GuardFilter implements Ordered {
  private static final String API = "/v1";

  private final Router router;
  private final Gate gate;

  GuardFilter(Router router, Gate gate) {
    this.router = router;
    this.gate = gate;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.order();
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void judge(HttpRequest<?> request) {
    Optional<Endpoint> matched =
        RouteAttributes.getRouteMatch(request)
            .filter(UriRouteMatch.class::isInstance)
            .flatMap(match -> Endpoint.of((UriRouteMatch<?, ?>) match));
    if (matched.isPresent()) {
      enter(request, matched.get());
    } else {
      turnAway(request);
    }
  }

  private void enter(HttpRequest<?> request, Endpoint endpoint) {
    if (!endpoint.rule().open()) {
      Caller caller = gate.authenticate(request);
      gate.judge(
          caller, endpoint.rule().named(), endpoint.variables(), endpoint.rule().requirement());
    }
    HeadRules.judge(request, endpoint.rule());
  }

  /** There is nothing at this address, or not for this method. */
  private void turnAway(HttpRequest<?> request) {
    List<Endpoint> others = endpointsAt(request);
    Optional<Endpoint> guarded =
        others.stream().filter(endpoint -> !endpoint.rule().open()).findFirst();
    if (guarded.isPresent() || (others.isEmpty() && belongsToTheApi(request))) {
      Caller caller = gate.authenticate(request);
      guarded.ifPresent(endpoint ->
          gate.judge(
              caller, endpoint.rule().named(), endpoint.variables(), new Requirement.AnyToken()));
    }
    if (others.isEmpty()) {
      throw Problems.notFound().toException();
    }
    if (others.stream().anyMatch(endpoint -> endpoint.method().equals(request.getMethodName()))) {
      // There is such a route and it was not taken: an error is on its way, and nothing will run.
      return;
    }
    throw Problems.methodNotAllowed(
            request.getMethodName(), others.stream().map(Endpoint::method).toList())
        .toException();
  }

  private List<Endpoint> endpointsAt(HttpRequest<?> request) {
    List<Endpoint> found = new ArrayList<>();
    for (UriRouteMatch<Object, Object> match : router.findAny(request)) {
      Endpoint.of(match).ifPresent(found::add);
    }
    return found;
  }

  private static boolean belongsToTheApi(HttpRequest<?> request) {
    String path = request.getPath();
    return path.equals(API) || path.startsWith(API + "/");
  }
}
