package dev.custody.adapter.storage.s3.cloud;

import dev.custody.adapter.storage.testkit.cloud.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A PUT signed by hand, so that what is sent can differ from what was signed, as no client of the
 * SDK would have it.
 */
final class Raw {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final URI endpoint;
  private final Credentials key;
  private final Map<String, String> headers = new TreeMap<>();
  private Instant signedAt = Instant.now();
  private byte[] body = new byte[0];
  private String path;
  private String hash = "";

  Raw(URI endpoint, Credentials key, String path) {
    this.endpoint = endpoint;
    this.key = key;
    this.path = path;
  }

  Raw header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Raw body(String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** What stands in {@code x-amz-content-sha256}, in place of the body's hash. */
  Raw hash(String named) {
    hash = named;
    return this;
  }

  Raw signedAt(Instant time) {
    signedAt = time;
    return this;
  }

  /** Changes the address after the signature was made. */
  Raw path(String other) {
    path = other;
    return this;
  }

  Raw sign() {
    String stamp = STAMP.format(signedAt);
    List<String> parts = List.of(stamp.substring(0, 8), Town.REGION, "s3", "aws4_request");
    String scope = String.join("/", parts);
    headers.put("x-amz-date", stamp);
    headers.put("x-amz-content-sha256", hash.isEmpty() ? sha256(body) : hash);
    Map<String, String> signed = new TreeMap<>(headers);
    signed.put("host", endpoint.getAuthority());
    StringBuilder canonical = new StringBuilder("PUT\n" + path + "\n\n");
    signed.forEach((name, value) -> canonical.append(name + ":" + value + "\n"));
    String names = String.join(";", signed.keySet());
    canonical.append("\n" + names + "\n" + headers.get("x-amz-content-sha256"));
    String toSign =
        String.join("\n", "AWS4-HMAC-SHA256", stamp, scope, sha256(bytes(canonical.toString())));
    byte[] secret = bytes("AWS4" + key.secretAccessKey());
    for (String part : parts) {
      secret = hmac(secret, part);
    }
    headers.put(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(
                key.accessKeyId(), scope, names, HexFormat.of().formatHex(hmac(secret, toSign))));
    return this;
  }

  /** The status, and the error's code where there is one: {@code 403 SignatureDoesNotMatch}. */
  String send() throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return (answer.statusCode() + " " + code(answer.body())).strip();
    }
  }

  private static String code(String xml) {
    int start = xml.indexOf("<Code>");
    return start < 0 ? "" : xml.substring(start + 6, xml.indexOf("</Code>"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
