package dev.custody.domain.idempotency;

import java.util.Map;

/**
 * An answer to give again.
 *
 * @param status of HTTP
 * @param headers those that belong to the answer, such as {@code Location}
 * @param body JSON, or empty
 */
public record Answer(int status, Map<String, String> headers, String body) {
  public Answer {
    headers = Map.copyOf(headers);
  }
}
