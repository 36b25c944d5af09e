package dev.custody.adapter.http.once;

import dev.custody.adapter.http.access.Credential;
import dev.custody.adapter.http.body.Bodies;
import dev.custody.adapter.http.problem.Problems;
import dev.custody.domain.idempotency.IdempotencyKey;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One try of a request that carries an idempotency key. */
record Attempt(IdempotencyKey key, String digest, Seal seal) {
  private static final String HEADER = "Idempotency-Key";
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /** Empty for a request without a key, or where a key says nothing. */
  static Optional<Attempt> of(HttpRequest<?> request) {
    List<String> keys = request.getHeaders().getAll(HEADER);
    if (keys.isEmpty() || !honoured(request)) {
      return Optional.empty();
    }
    if (keys.size() > 1 || !FORM.matcher(keys.getFirst()).matches()) {
      throw Problems.malformed("Idempotency-Key takes 1 to 255 visible ASCII characters.")
          .toException();
    }
    Credential credential = Credential.of(request);
    String digest = digest(request);
    return Optional.of(
        new Attempt(
            new IdempotencyKey(credential.caller().actor(), keys.getFirst()),
            digest,
            new Seal(credential.shown(), digest)));
  }

  private static boolean honoured(HttpRequest<?> request) {
    AnnotationValue<AnsweredOnce> endpoint =
        RouteAttributes.getRouteInfo(request)
            .map(RouteInfo::getAnnotationMetadata)
            .map(metadata -> metadata.getAnnotation(AnsweredOnce.class))
            .orElse(null);
    return endpoint != null && (!endpoint.isTrue("onlyJson") || isJson(request));
  }

  private static boolean isJson(HttpRequest<?> request) {
    String type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE, String.class).orElse("");
    return type.toLowerCase(Locale.ROOT).matches("\\s*application/json\\s*(;.*)?");
  }

  private static String digest(HttpRequest<?> request) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          "%s\n%s\n"
              .formatted(request.getMethodName(), request.getUri())
              .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(Bodies.json(request)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Attempt[" + key.actor() + "]";
  }
}
