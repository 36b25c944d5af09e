package dev.custody.adapter.storage.testkit.cloud;

import java.util.LinkedHashMap;
import java.util.Map;

/** A call is answered with an error. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Map<String, String> elements = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  Refusal(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static Refusal accessDenied() {
    return accessDenied("Access Denied");
  }

  static Refusal accessDenied(String message) {
    return new Refusal(403, "AccessDenied", message);
  }

  static Refusal invalidRequest(String message) {
    return new Refusal(400, "InvalidRequest", message);
  }

  static Refusal invalidArgument(String message) {
    return new Refusal(400, "InvalidArgument", message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  Refusal element(String name, String value) {
    elements.put(name, value);
    return this;
  }

  Refusal header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Map<String, String> elements() {
    return elements;
  }

  Map<String, String> headers() {
    return headers;
  }
}
