package dev.custody.adapter.http.header;

import dev.custody.adapter.http.problem.ProblemException;
import dev.custody.adapter.http.problem.Problems;
import dev.custody.application.port.in.Record.BodyDigest;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.text.SingleLine;
import io.micronaut.http.HttpRequest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Content-Digest and Repr-Digest (RFC 9530): dictionaries of structured fields (RFC 9651) whose
 * values are byte sequences. Of the algorithms only {@code sha-256} is known; others are passed
 * over, as the RFC wants it.
 */
public final class DigestFields {
  private static final String CONTENT_DIGEST = "Content-Digest";
  private static final String REPR_DIGEST = "Repr-Digest";
  private static final String SHA_256 = "sha-256";
  private static final int SHA_256_BYTES = 32;

  /** A member: a key, a byte sequence, and parameters that mean nothing here. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "[ \\t]*([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/=]*):(?:;[ ]*[a-z*][a-z0-9_.*-]*(?:=[^,;]*)?)*"
              + "[ \\t]*(,|$)");

  private DigestFields() {}

  /**
   * What a body that is the whole content must hash to: there both fields mean the same.
   *
   * @throws ProblemException 400 if a field is garbled, or the two contradict each other
   */
  public static Optional<AnnouncedDigest> ofWholeContent(HttpRequest<?> request) {
    Optional<BodyDigest> content = read(request, CONTENT_DIGEST);
    Optional<BodyDigest> representation = read(request, REPR_DIGEST);
    if (content.isPresent() && representation.isPresent() && !content.equals(representation)) {
      throw Problems.malformed(
              "Content-Digest and Repr-Digest differ, but the body is the whole content.")
          .toException();
    }
    return content.or(() -> representation).map(DigestFields::announced);
  }

  /** What a body that is a piece of the content must hash to. */
  public static Optional<AnnouncedDigest> ofPiece(HttpRequest<?> request) {
    return read(request, CONTENT_DIGEST).map(DigestFields::announced);
  }

  /** Repr-Digest of a content. */
  public static String representation(Sha256 sha256) {
    byte[] digest = HexFormat.of().parseHex(sha256.hex());
    return "%s=:%s:".formatted(SHA_256, Base64.getEncoder().encodeToString(digest));
  }

  private static AnnouncedDigest announced(BodyDigest digest) {
    return new AnnouncedDigest(digest, false);
  }

  private static Optional<BodyDigest> read(HttpRequest<?> request, String name) {
    List<String> values = request.getHeaders().getAll(name);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String dictionary = String.join(",", values).strip();
    Matcher matcher = MEMBER.matcher(dictionary);
    Optional<BodyDigest> found = Optional.empty();
    int read = 0;
    boolean more = true;
    while (more && matcher.find(read) && matcher.start() == read) {
      if (matcher.group(1).equals(SHA_256)) {
        found = Optional.of(sha256(name, matcher.group(2)));
      }
      read = matcher.end();
      more = matcher.group(3).equals(",");
    }
    if (more || read < dictionary.length()) {
      throw garbled(name, dictionary);
    }
    return found;
  }

  private static BodyDigest sha256(String name, String base64) {
    try {
      byte[] digest = Base64.getDecoder().decode(base64);
      if (digest.length == SHA_256_BYTES) {
        return new BodyDigest(SHA_256.toUpperCase(Locale.ROOT), HexFormat.of().formatHex(digest));
      }
    } catch (IllegalArgumentException e) {
      throw garbled(name, base64);
    }
    throw garbled(name, base64);
  }

  private static ProblemException garbled(String name, String value) {
    return Problems.malformed(
            "'%s' is no %s; a right one is 'sha-256=:<base64 of 32 bytes>:' (RFC 9530)."
                .formatted(SingleLine.quote(value), name))
        .toException();
  }
}
