package dev.custody.adapter.http.access;

import dev.custody.domain.access.Caller;
import dev.custody.domain.storage.Secret;
import io.micronaut.http.HttpRequest;

/**
 * Who calls, and what was shown for it.
 *
 * @param shown never to be logged or kept
 */
public record Credential(Caller caller, Secret shown) {
  private static final String ATTRIBUTE = "custody.credential";

  /** Of a request that has passed the guard of an endpoint that is not open. */
  public static Credential of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, Credential.class)
        .orElseThrow(() -> new IllegalStateException("the request was not authenticated"));
  }

  public static Caller caller(HttpRequest<?> request) {
    return of(request).caller();
  }

  void attachTo(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
