package dev.custody.adapter.http.access;

import dev.custody.adapter.http.paging.PublicUrl;
import dev.custody.adapter.http.problem.Problems;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Tells whether a request comes from a page of this service. Browsers say it with every request
 * that changes something (Fetch Standard, "append a request Origin header").
 */
@Singleton
public class SameOrigin {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final PublicUrl url;

  SameOrigin(PublicUrl url) {
    this.url = url;
  }

  /** A browser sends its cookie whoever made it send the request: a change must come from us. */
  void demandForChanges(HttpRequest<?> request) {
    if (!READING.contains(request.getMethod()) && !comesFromUs(request)) {
      throw Problems.otherOrigin().toException();
    }
  }

  /** A page of another site may not; a program, which does not say where it comes from, may. */
  public void refuseOthers(HttpRequest<?> request) {
    if (request.getHeaders().contains(HttpHeaders.ORIGIN) && !comesFromUs(request)) {
      throw Problems.otherOrigin().toException();
    }
  }

  /**
   * The host that the browser itself says it asked, or the address that the operator says is ours:
   * behind a proxy the two may differ.
   */
  private boolean comesFromUs(HttpRequest<?> request) {
    List<String> origins = request.getHeaders().getAll(HttpHeaders.ORIGIN);
    if (origins.size() != 1) {
      return false;
    }
    String origin = origins.getFirst();
    String host = String.valueOf(request.getHeaders().get(HttpHeaders.HOST));
    String ours = url.origin();
    String scheme = ours.substring(0, ours.indexOf("://"));
    return origin.equals(ours) || origin.equals(scheme + "://" + host);
  }
}
