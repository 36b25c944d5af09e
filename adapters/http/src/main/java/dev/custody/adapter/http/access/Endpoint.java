package dev.custody.adapter.http.access;

import io.micronaut.web.router.UriRouteInfo;
import io.micronaut.web.router.UriRouteMatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a request goes, and what is needed there. */
record Endpoint(String method, Rule rule, Map<String, Object> variables) {
  private static final Rule OPEN =
      new Rule(Need.NOTHING, Optional.empty(), Named.NOTHING, List.of(), false, false);

  /** Made by the framework, and open: they show nothing of anyone. */
  private static final List<String> OPEN_TEMPLATES =
      List.of("/health", "/health/{selector}", "/prometheus");

  /** Empty for an endpoint that does not say what it needs. */
  static Optional<Endpoint> of(UriRouteMatch<?, ?> match) {
    return rule(match.getRouteInfo())
        .map(rule ->
            new Endpoint(
                match.getRouteInfo().getHttpMethodName(), rule, match.getVariableValues()));
  }

  static Optional<Rule> rule(UriRouteInfo<?, ?> route) {
    return OPEN_TEMPLATES.contains(route.getUriMatchTemplate().toString())
        ? Optional.of(OPEN)
        : Rule.of(route.getAnnotationMetadata());
  }
}
