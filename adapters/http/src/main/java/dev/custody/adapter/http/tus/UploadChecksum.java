package dev.custody.adapter.http.tus;

import dev.custody.adapter.http.header.AnnouncedDigest;
import dev.custody.adapter.http.header.DigestFields;
import dev.custody.adapter.http.problem.Problem;
import dev.custody.adapter.http.problem.ProblemException;
import dev.custody.adapter.http.problem.Problems;
import dev.custody.application.port.in.Record.BodyDigest;
import dev.custody.domain.text.SingleLine;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Upload-Checksum: the name of an algorithm and the checksum of this body in base 64. */
final class UploadChecksum {
  /** As Tus-Checksum-Algorithm tells them. */
  static final String ALGORITHMS =
      Arrays.stream(Algorithm.values()).map(known -> known.word).collect(Collectors.joining(","));

  private UploadChecksum() {}

  private enum Algorithm {
    SHA1("sha1", "SHA-1", 20),
    SHA256("sha256", "SHA-256", 32);

    private final String word;
    private final String digestName;
    private final int bytes;

    Algorithm(String word, String digestName, int bytes) {
      this.word = word;
      this.digestName = digestName;
      this.bytes = bytes;
    }
  }

  /**
   * What the body of this request must hash to, by this header or by Content-Digest.
   *
   * @throws ProblemException 400 if one is garbled, names an algorithm that is not known, comes
   *     behind the body, or if both come and differ: which of them to believe is not ours to guess
   */
  static Optional<AnnouncedDigest> of(HttpRequest<?> request) {
    refuseTrailer(request);
    Optional<AnnouncedDigest> content = DigestFields.ofPiece(request);
    List<String> values = request.getHeaders().getAll(Tus.UPLOAD_CHECKSUM);
    if (values.isEmpty()) {
      return content;
    }
    BodyDigest checksum = read(String.join(", ", values).strip());
    if (content.isPresent() && !content.get().digest().equals(checksum)) {
      throw Problems.malformed(
              "Upload-Checksum and Content-Digest are not the same digest; send one of them.")
          .toException();
    }
    return Optional.of(new AnnouncedDigest(checksum, true));
  }

  /** A client that trusts in a checksum must not find out later that nobody looked at it. */
  private static void refuseTrailer(HttpRequest<?> request) {
    boolean trailing =
        request.getHeaders().getAll("Trailer").stream()
            .flatMap(names -> Arrays.stream(names.split(",")))
            .anyMatch(name -> name.strip().equalsIgnoreCase(Tus.UPLOAD_CHECKSUM));
    if (trailing) {
      throw Problems.malformed(
              "Upload-Checksum behind the body (checksum-trailer) is not understood here; send it"
                  + " in the head, or leave it out.")
          .toException();
    }
  }

  private static BodyDigest read(String header) {
    String[] nameAndValue = header.split(" ", 2);
    Algorithm algorithm =
        Arrays.stream(Algorithm.values())
            .filter(known -> known.word.equals(nameAndValue[0]))
            .findFirst()
            .orElseThrow(() -> unknown(nameAndValue[0]));
    if (nameAndValue.length == 2) {
      Optional<byte[]> checksum = decoded(nameAndValue[1].strip());
      if (checksum.filter(bytes -> bytes.length == algorithm.bytes).isPresent()) {
        return new BodyDigest(algorithm.digestName, HexFormat.of().formatHex(checksum.get()));
      }
    }
    throw Problems.malformed(
            "'%s' is no Upload-Checksum; a right one is '%s <base64 of %d bytes>'."
                .formatted(SingleLine.quote(header), algorithm.word, algorithm.bytes))
        .toException();
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ProblemException unknown(String algorithm) {
    return Problem.of(
            400,
            "checksum-algorithm-unknown",
            "The checksum's algorithm is not known",
            "Upload-Checksum names the algorithm '%s'; known are %s."
                .formatted(SingleLine.quote(algorithm), ALGORITHMS))
        .withHeader(Tus.CHECKSUM_ALGORITHM, ALGORITHMS)
        .toException();
  }
}
