package dev.custody.adapter.http.trace;

import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/** Names each request before anything else happens to it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class TraceFilter implements Ordered {
  @RequestFilter
  void name(HttpRequest<?> request, MutablePropagatedContext context) {
    context.add(new TraceContext(Trace.of(request)));
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.order();
  }
}
