package dev.custody.adapter.http.trace;

import io.micronaut.http.HttpRequest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The name of a request. Made here and never taken from a client, so that no two share one. */
public final class Trace {
  /** What log lines carry it under. */
  public static final String KEY = "traceId";

  private static final String ATTRIBUTE = "custody.trace";
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Trace() {}

  /** The request's name; it gets one if it has none yet. */
  public static String of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, String.class)
        .orElseGet(() -> {
          byte[] random = new byte[BYTES];
          RANDOM.nextBytes(random);
          String id = HexFormat.of().formatHex(random);
          request.setAttribute(ATTRIBUTE, id);
          return id;
        });
  }
}
