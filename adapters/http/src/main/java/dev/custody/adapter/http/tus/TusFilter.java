package dev.custody.adapter.http.tus;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/** Every answer of tus says which version it is, a refusal too. */
@ServerFilter("/v1/organizations/*/uploads/**")
final class TusFilter implements Ordered {
  @ResponseFilter
  void tell(MutableHttpResponse<?> response) {
    response.header(Tus.RESUMABLE, Tus.VERSION);
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.order();
  }
}
