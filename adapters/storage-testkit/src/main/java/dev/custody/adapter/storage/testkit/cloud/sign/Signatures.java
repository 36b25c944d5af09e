package dev.custody.adapter.storage.testkit.cloud.sign;

import dev.custody.adapter.storage.testkit.cloud.http.Percent;
import dev.custody.adapter.storage.testkit.cloud.http.Query.Parameter;
import dev.custody.adapter.storage.testkit.cloud.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Computes what a signature should be. */
public final class Signatures {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private final Signed signed;
  private final byte[] key;

  public Signatures(Signed signed, String secret) {
    this.signed = signed;
    byte[] day = Digests.hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), signed.day());
    this.key =
        Digests.hmac(
            Digests.hmac(Digests.hmac(day, signed.region()), signed.service()), "aws4_request");
  }

  /** Whether the request is what was signed; its body is not looked at, only the hash named. */
  public boolean fits(Request request, String payloadHash) {
    String toSign =
        String.join(
            "\n",
            ALGORITHM,
            signed.timestamp(),
            signed.scope(),
            Digests.hexSha256(canonical(request, payloadHash)));
    return Digests.same(sign(toSign), signed.signature());
  }

  /** The signature of a chunk or of the trailers, after the one before. */
  String next(String kind, String previous, String hashes) {
    return sign(
        String.join("\n", ALGORITHM + kind, signed.timestamp(), signed.scope(), previous, hashes));
  }

  String seed() {
    return signed.signature();
  }

  private String sign(String toSign) {
    return HexFormat.of().formatHex(Digests.hmac(key, toSign));
  }

  private String canonical(Request request, String payloadHash) {
    StringBuilder canonical = new StringBuilder(512);
    canonical.append(request.method()).append('\n');
    canonical.append(path(request)).append('\n');
    canonical.append(query(request)).append('\n');
    for (String name : signed.headers()) {
      canonical.append(name).append(':').append(value(request, name)).append('\n');
    }
    canonical.append('\n').append(String.join(";", signed.headers())).append('\n');
    return canonical.append(payloadHash).toString();
  }

  /** S3 encodes once; the other services encode what is encoded. */
  private String path(Request request) {
    String once = Percent.encode(Percent.decode(request.path()), true);
    return signed.service().equals("s3") ? once : Percent.encode(once, true);
  }

  private static String query(Request request) {
    return request.query().parameters().stream()
        .filter(parameter -> !parameter.name().equals("X-Amz-Signature"))
        .map(parameter ->
            new Parameter(
                Percent.encode(parameter.name(), false), Percent.encode(parameter.value(), false)))
        .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
        .map(parameter -> parameter.name() + "=" + parameter.value())
        .collect(Collectors.joining("&"));
  }

  private static String value(Request request, String name) {
    List<String> values = request.headers().all(name);
    return values.stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }
}
