package dev.custody.adapter.storage.testkit.cloud.http;

import java.io.InputStream;
import java.util.Optional;

/**
 * One request as it came.
 *
 * @param path as sent, still percent-encoded
 * @param remoteAddress without a port
 */
public record Request(
    String method,
    String path,
    Query query,
    Headers headers,
    InputStream body,
    String remoteAddress,
    boolean secure) {

  public Optional<String> header(String name) {
    return headers.first(name);
  }

  public String host() {
    return headers.first("Host").orElse("");
  }
}
