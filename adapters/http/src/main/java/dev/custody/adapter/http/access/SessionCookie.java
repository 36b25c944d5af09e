package dev.custody.adapter.http.access;

import dev.custody.domain.access.TokenSecret;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie that holds a session's secret in a browser. Its name keeps it from being set by
 * anybody but this very host over a secure connection, or the loopback address (RFC 6265bis,
 * section 4.1.3.2); no script reads it; no other site has it sent.
 */
public final class SessionCookie {
  static final String NAME = "__Host-custody";

  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=";

  private SessionCookie() {}

  /** What a browser showed, if that tells who calls: an Authorization header goes first. */
  public static Optional<String> usedBy(HttpRequest<?> request) {
    return request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
        ? Optional.empty()
        : request.getCookies().findCookie(NAME).map(Cookie::getValue);
  }

  /** The value of {@code Set-Cookie} that keeps a secret. */
  public static String keeping(TokenSecret secret, Duration left) {
    return NAME + "=" + secret.reveal() + ATTRIBUTES + Math.max(1, left.toSeconds());
  }

  /** The value of {@code Set-Cookie} that takes it away. */
  public static String gone() {
    return NAME + "=" + ATTRIBUTES + 0;
  }
}
