package dev.custody.adapter.http.world;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** An answer as it came over the wire. */
public record RawAnswer(int status, String head, String body) {

  static RawAnswer read(InputStream in) throws IOException {
    String head = head(in);
    int status = Integer.parseInt(head.substring(9, 12));
    RawAnswer bare = new RawAnswer(status, head, "");
    if (status < 200 || status == 204 || status == 304) {
      return bare;
    }
    Optional<String> length = bare.header("content-length");
    byte[] body = length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : chunks(in);
    return new RawAnswer(status, head, new String(body, StandardCharsets.UTF_8));
  }

  public Optional<String> header(String name) {
    return head.lines()
        .skip(1)
        .filter(
            line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("closed in the head of an answer: " + head);
      }
      head.write(b);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      StringBuilder line = new StringBuilder();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          throw new EOFException("closed in a chunk");
        }
        line.append((char) b);
      }
      int size = Integer.parseInt(line.toString().strip(), 16);
      body.write(in.readNBytes(size));
      in.readNBytes(2);
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }
}
