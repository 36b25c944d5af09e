package dev.custody.adapter.http.header;

import io.micronaut.http.HttpRequest;

/**
 * What a client said in Accept. The framework does not see it, since it would choose by it where
 * there is nothing to choose; the wire puts it aside, and whoever must know finds it here.
 */
public final class Accepted {
  /** The wire alone writes it: what a client sends under this name is taken away. */
  public static final String HEADER = "Custody-Accepted";

  private Accepted() {}

  /** Whether somebody wants a page to look at: programs take anything, or something else. */
  public static boolean pages(HttpRequest<?> request) {
    return request.getHeaders().getAll(HEADER).stream()
        .anyMatch(accepted -> accepted.contains("text/html"));
  }
}
