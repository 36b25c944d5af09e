package dev.custody.adapter.storage.testkit.cloud.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Serves one request after the other on one connection. */
final class Connection {
  private static final int MOST_HEADERS = 200;

  private final Socket socket;
  private final Socket raw;
  private final boolean secure;
  private final HttpServer.Handler handler;

  Connection(Socket socket, Socket raw, boolean secure, HttpServer.Handler handler) {
    this.socket = socket;
    this.raw = raw;
    this.secure = secure;
    this.handler = handler;
  }

  void serve() throws IOException {
    Source source = new Source(socket.getInputStream());
    OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
    try {
      while (serveOne(source, out)) {
        out.flush();
      }
      out.flush();
    } catch (Exchange.Cut e) {
      // A reset, so that the client cannot take it for an orderly end.
      raw.setSoLinger(true, 0);
      raw.close();
    }
  }

  private boolean serveOne(Source source, OutputStream out) throws IOException {
    String line = source.line();
    if (line == null) {
      return false;
    }
    String[] words = line.split(" ", -1);
    if (words.length != 3 || !words[2].equals("HTTP/1.1")) {
      throw new IOException("Not a request line: " + line);
    }
    Headers headers = headers(source);
    Body body = body(source, headers, out);
    String target = words[1];
    int question = target.indexOf('?');
    Request request =
        new Request(
            words[0],
            question < 0 ? target : target.substring(0, question),
            Query.parse(question < 0 ? "" : target.substring(question + 1)),
            headers,
            body,
            socket.getInetAddress().getHostAddress(),
            secure);
    Exchange exchange = new Exchange(request, body, out);
    handler.handle(exchange);
    return exchange.mayGoOn();
  }

  private static Headers headers(Source source) throws IOException {
    Headers headers = new Headers();
    int count = 0;
    for (String line = required(source.line()); !line.isEmpty(); line = required(source.line())) {
      int colon = line.indexOf(':');
      if (colon <= 0 || ++count > MOST_HEADERS) {
        throw new IOException("Not a header, or one too many: " + line);
      }
      headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String required(@Nullable String line) throws IOException {
    if (line == null) {
      throw new IOException("The connection ended in the middle of the headers");
    }
    return line;
  }

  private static Body body(Source source, Headers headers, OutputStream out) {
    Body.Invitation invitation =
        headers.first("Expect").orElse("").equalsIgnoreCase("100-continue")
            ? () -> {
              out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
              out.flush();
            }
            : () -> {};
    if (headers.first("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
      return Body.chunked(source, invitation);
    }
    return Body.ofLength(
        source, headers.first("Content-Length").map(Long::parseLong).orElse(0L), invitation);
  }
}
