package dev.custody.bootstrap.campaign;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP/1.1 connection of which every byte is ours, so that a body can stall, break off or be
 * wrong.
 */
final class Wire implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Socket socket;
  private final String host;
  private final InputStream in;
  private final OutputStream out;

  private Wire(Socket socket, String host) throws IOException {
    this.socket = socket;
    this.host = host;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  static Wire to(URI address) throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.setTcpNoDelay(true);
    return new Wire(socket, address.getAuthority());
  }

  /** Writes the head of a request; {@code headers} are names and values in turn. */
  void request(String method, String path, String... headers) throws IOException {
    StringBuilder head =
        new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    write(head.append("\r\n").toString());
  }

  void write(String ascii) throws IOException {
    write(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * @throws UnexpectedReply if the other side takes no more, and has said why
   */
  void write(byte[] bytes) throws IOException {
    try {
      out.write(bytes);
    } catch (SocketException e) {
      throw refusal(e);
    }
  }

  /** One chunk of a chunked body. */
  void chunk(byte[] bytes) throws IOException {
    byte[] head = "%x\r\n".formatted(bytes.length).getBytes(StandardCharsets.US_ASCII);
    byte[] chunk = Arrays.copyOf(head, head.length + bytes.length + 2);
    System.arraycopy(bytes, 0, chunk, head.length, bytes.length);
    chunk[chunk.length - 2] = '\r';
    chunk[chunk.length - 1] = '\n';
    write(chunk);
  }

  void lastChunk() throws IOException {
    write("0\r\n\r\n");
  }

  /** Sends FIN; answers can still be read. */
  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Sends RST: what was on its way may be lost. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Whether nothing that came in waits to be read. */
  boolean quiet() {
    try {
      return socket.isClosed() || socket.getInputStream().available() == 0;
    } catch (IOException e) {
      return true; // closed meanwhile
    }
  }

  /** The answer to anything but HEAD. */
  Reply reply() throws IOException {
    Reply head = replyToHead();
    String body =
        switch (head.status()) {
          case 204, 304 -> "";
          default -> new String(body(head), StandardCharsets.UTF_8);
        };
    return new Reply(head.status(), head.headers(), body);
  }

  /** An answer of which only the head comes. */
  Reply replyToHead() throws IOException {
    String status = line();
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    Reply reply = new Reply(statusCode(status), headers, "");
    return reply.status() == 100 ? replyToHead() : reply;
  }

  /** Waits for the other side to close it, after what it still has to say. */
  boolean closedByOtherSide() throws IOException {
    try {
      in.skip(Long.MAX_VALUE);
      return in.read() < 0;
    } catch (SocketException e) {
      return true; // reset
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private UnexpectedReply refusal(SocketException broken) throws IOException {
    try {
      return new UnexpectedReply(reply());
    } catch (IOException e) {
      broken.addSuppressed(e);
      throw broken;
    }
  }

  private byte[] body(Reply head) throws IOException {
    String length = head.header("content-length");
    if (!length.isEmpty()) {
      return in.readNBytes(Integer.parseInt(length));
    }
    if (head.header("transfer-encoding").equals("chunked")) {
      return chunkedBody();
    }
    return in.readAllBytes();
  }

  private byte[] chunkedBody() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  /** RFC 9112, section 4: three digits behind the version. */
  private static int statusCode(String statusLine) {
    int space = statusLine.indexOf(' ');
    return Integer.parseInt(statusLine.substring(space + 1, space + 4));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended within an answer, after: " + line);
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  /** What the service answered; names of headers in small letters. */
  record Reply(int status, Map<String, String> headers, String body) {
    /** Empty where there is none. */
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /** The same, if it has one of {@code statuses}. */
    Reply expect(int... statuses) {
      for (int expected : statuses) {
        if (status == expected) {
          return this;
        }
      }
      throw new UnexpectedReply(this);
    }

    /** The id of what was made. */
    String idInLocation() {
      String location = header("location");
      return location.substring(location.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
      return status + " " + headers + " " + body;
    }
  }

  /** No I/O error, and so never a consequence of a crash. */
  static final class UnexpectedReply extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedReply(Reply reply) {
      super("the service answered " + reply);
    }
  }
}
