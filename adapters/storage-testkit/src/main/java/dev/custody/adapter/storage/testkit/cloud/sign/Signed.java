package dev.custody.adapter.storage.testkit.cloud.sign;

import dev.custody.adapter.storage.testkit.cloud.http.Request;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request says of its signature, in its header or, presigned, in its query.
 *
 * @param lifetime of a presigned request
 */
public record Signed(
    String accessKeyId,
    String day,
    String region,
    String service,
    List<String> headers,
    String signature,
    String timestamp,
    Optional<String> sessionToken,
    Optional<Duration> lifetime) {
  private static final Pattern HEADER =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^,\\s]+),\\s*SignedHeaders=([^,\\s]+),\\s*Signature=([0-9a-f]{64})");
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The signature is not written as it should be. */
  public static final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  public Signed {
    headers = List.copyOf(headers);
  }

  /**
   * What the request says; empty if it is not signed at all.
   *
   * @throws MalformedException if it is signed in a way that cannot be read
   */
  public static Optional<Signed> of(Request request) {
    Optional<String> header = request.header("Authorization");
    if (header.isPresent()) {
      return Optional.of(ofHeader(header.get(), request));
    }
    return request.query().first("X-Amz-Signature").map(signature -> ofQuery(signature, request));
  }

  private static Signed ofHeader(String header, Request request) {
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new MalformedException("The authorization header is malformed.");
    }
    return of(
        matcher.group(1),
        matcher.group(2),
        matcher.group(3),
        request.header("X-Amz-Date"),
        request.header("X-Amz-Security-Token"),
        Optional.empty());
  }

  private static Signed ofQuery(String signature, Request request) {
    return of(
        request.query().first("X-Amz-Credential").orElse(""),
        request.query().first("X-Amz-SignedHeaders").orElse(""),
        signature,
        request.query().first("X-Amz-Date"),
        request.query().first("X-Amz-Security-Token"),
        Optional.of(
            Duration.ofSeconds(
                Long.parseLong(request.query().first("X-Amz-Expires").orElse("0")))));
  }

  private static Signed of(
      String credential,
      String headers,
      String signature,
      Optional<String> timestamp,
      Optional<String> token,
      Optional<Duration> lifetime) {
    String[] scope = credential.split("/", -1);
    if (scope.length != 5 || !scope[4].equals("aws4_request")) {
      throw new MalformedException(
          "The authorization header is malformed; the Credential is mal-formed; expecting"
              + " \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
    }
    if (timestamp.isEmpty() || !timestamp.get().startsWith(scope[1])) {
      throw new MalformedException(
          "The authorization header is malformed; Invalid credential date \"" + scope[1] + "\".");
    }
    return new Signed(
        scope[0],
        scope[1],
        scope[2],
        scope[3],
        Arrays.asList(headers.split(";")),
        signature,
        timestamp.get(),
        token,
        lifetime);
  }

  public boolean isPresigned() {
    return lifetime.isPresent();
  }

  public Instant signedAt() {
    try {
      return Instant.from(TIMESTAMP.parse(timestamp));
    } catch (DateTimeException e) {
      throw new MalformedException("The authorization header is malformed; X-Amz-Date is no date.");
    }
  }

  String scope() {
    return "%s/%s/%s/aws4_request".formatted(day, region, service);
  }
}
