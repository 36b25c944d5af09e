package dev.custody.adapter.storage.testkit.cloud.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A request and the one answer to it. */
public final class Exchange {
  /** The connection is to be cut, at once and without a word. */
  public static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Cut() {
      super("cut on order", null, false, false);
    }
  }

  private final Request request;
  private final Body body;
  private final OutputStream out;
  private boolean answered;
  private boolean keepAlive;

  Exchange(Request request, Body body, OutputStream out) {
    this.request = request;
    this.body = body;
    this.out = out;
    this.keepAlive = !request.header("Connection").orElse("").equalsIgnoreCase("close");
  }

  public Request request() {
    return request;
  }

  public boolean isAnswered() {
    return answered;
  }

  boolean mayGoOn() {
    return keepAlive;
  }

  /** Answers with a whole body; to HEAD, with its headers alone. */
  public void answer(int status, Headers headers, byte[] content) throws IOException {
    headers.set("Content-Length", Integer.toString(content.length));
    begin(status, headers);
    if (!request.method().equals("HEAD")) {
      out.write(content);
    }
    out.flush();
  }

  /** Answers with the headers; the caller then writes as many bytes as they announce. */
  public OutputStream begin(int status, Headers headers) throws IOException {
    if (answered) {
      throw new IllegalStateException("answered twice");
    }
    drain();
    answered = true;
    StringBuilder head = new StringBuilder(512);
    head.append("HTTP/1.1 ").append(status).append(' ').append(reason(status)).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (!keepAlive) {
      head.append("Connection: close\r\n");
    }
    head.append("\r\n");
    out.write(head.toString().getBytes(StandardCharsets.UTF_8));
    return out;
  }

  /**
   * Reads away what nobody wanted, so that the client sees the answer and not a reset. A client
   * that waits to be invited is told instead that nothing more is read.
   */
  private void drain() {
    boolean waits = request.header("Expect").isPresent() && !body.isBegun();
    if (body.isDone()) {
      return;
    }
    if (waits) {
      keepAlive = false;
      return;
    }
    try {
      byte[] waste = new byte[64 * 1024];
      InputStream rest = body;
      while (rest.read(waste) >= 0) {
        // Away with it.
      }
    } catch (IOException e) {
      keepAlive = false;
    }
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 204 -> "No Content";
      case 206 -> "Partial Content";
      case 301 -> "Moved Permanently";
      case 304 -> "Not Modified";
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 411 -> "Length Required";
      case 412 -> "Precondition Failed";
      case 416 -> "Requested Range Not Satisfiable";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 503 -> "Slow Down";
      default -> "Status";
    };
  }
}
