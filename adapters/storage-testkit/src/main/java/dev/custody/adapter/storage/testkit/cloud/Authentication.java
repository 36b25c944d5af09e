package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.Request;
import dev.custody.adapter.storage.testkit.cloud.sign.Signatures;
import dev.custody.adapter.storage.testkit.cloud.sign.Signed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Finds out who signed a request, in the words of the service that asks. */
final class Authentication {
  private static final Duration MOST_SKEW = Duration.ofMinutes(15);

  /** A request whose signature holds. */
  record Proven(Iam.Key key, Signed signed, Signatures signatures) {}

  private final Operation.Service service;
  private final Iam iam;
  private final InstantSource wallClock;

  Authentication(Operation.Service service, Iam iam, InstantSource wallClock) {
    this.service = service;
    this.iam = iam;
    this.wallClock = wallClock;
  }

  /**
   * Who signed.
   *
   * @param payloadHash as it was signed
   */
  Proven prove(Request request, Signed signed, String payloadHash) {
    String name = service.name().toLowerCase(Locale.ROOT);
    if (!signed.service().equals(name)) {
      throw wrongScope(
          "The authorization header is malformed; incorrect service \"%s\". This endpoint belongs to \"%s\"."
              .formatted(signed.service(), name));
    }
    Iam.Key key = iam.key(signed.accessKeyId()).orElseThrow(this::unknownKey);
    checkToken(key, signed);
    checkTime(signed);
    checkSignedHeaders(request, signed);
    Signatures signatures = new Signatures(signed, key.credentials().secretAccessKey());
    if (!signatures.fits(request, payloadHash)) {
      throw new Refusal(
          403,
          "SignatureDoesNotMatch",
          "The request signature we calculated does not match the signature you provided. Check"
              + " your key and signing method.");
    }
    return new Proven(key, signed, signatures);
  }

  private void checkToken(Iam.Key key, Signed signed) {
    Optional<String> wanted = key.credentials().sessionToken();
    if (wanted.isPresent() && signed.sessionToken().isEmpty()) {
      throw unknownKey();
    }
    if (!wanted.equals(signed.sessionToken())) {
      throw service == Operation.Service.S3
          ? new Refusal(
              400, "InvalidToken", "The provided token is malformed or otherwise invalid.")
          : unknownKey();
    }
    if (iam.isExpired(key)) {
      throw service == Operation.Service.S3
          ? new Refusal(400, "ExpiredToken", "The provided token has expired.")
          : new Refusal(
              403, "ExpiredToken", "The security token included in the request is expired");
    }
  }

  private void checkTime(Signed signed) {
    Instant now = wallClock.instant();
    Instant then = signed.signedAt();
    if (signed.lifetime().isPresent()) {
      if (now.isAfter(then.plus(signed.lifetime().get())) || then.isAfter(now.plus(MOST_SKEW))) {
        throw Refusal.accessDenied("Request has expired");
      }
    } else if (Duration.between(then, now).abs().compareTo(MOST_SKEW) > 0) {
      throw service == Operation.Service.S3
          ? new Refusal(
                  403,
                  "RequestTimeTooSkewed",
                  "The difference between the request time and the current time is too large.")
              .element("RequestTime", signed.timestamp())
              .element("ServerTime", now.toString())
              .element("MaxAllowedSkewMilliseconds", "900000")
          : new Refusal(
              403,
              "SignatureDoesNotMatch",
              "Signature expired: %s is now earlier than %s (15 min.)"
                  .formatted(signed.timestamp(), now.minus(MOST_SKEW)));
    }
  }

  /** What is not signed could be anybody's. */
  private static void checkSignedHeaders(Request request, Signed signed) {
    if (!signed.headers().contains("host")) {
      throw Refusal.accessDenied("There were headers present in the request which were not signed");
    }
    for (String name : request.headers().names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("x-amz-") && !signed.headers().contains(lower)) {
        throw Refusal.accessDenied(
                "There were headers present in the request which were not signed")
            .element("HeadersNotSigned", lower);
      }
    }
  }

  private Refusal unknownKey() {
    return service == Operation.Service.S3
        ? new Refusal(
            403,
            "InvalidAccessKeyId",
            "The AWS Access Key Id you provided does not exist in our records.")
        : new Refusal(
            403, "InvalidClientTokenId", "The security token included in the request is invalid.");
  }

  private Refusal wrongScope(String message) {
    return service == Operation.Service.S3
        ? new Refusal(400, "AuthorizationHeaderMalformed", message)
        : new Refusal(403, "SignatureDoesNotMatch", message);
  }
}
