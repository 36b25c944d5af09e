package dev.custody.adapter.http.tus;

import dev.custody.adapter.http.problem.ProblemException;
import dev.custody.adapter.http.problem.Problems;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.Title;
import dev.custody.domain.text.SingleLine;
import io.micronaut.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Upload-Metadata: pairs of a key and a value in base 64. {@code filename} is the title, {@code
 * filetype} the content type, the rest are labels.
 */
record UploadMetadata(Title title, ContentType contentType, Labels labels) {
  private static final String FILE_NAME = "filename";
  private static final String FILE_TYPE = "filetype";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x2b\\x2d-\\x7e]+");

  /**
   * @throws ProblemException 400 if the header is garbled
   */
  static UploadMetadata of(HttpRequest<?> request) {
    String header = String.join(",", request.getHeaders().getAll(Tus.UPLOAD_METADATA));
    Map<String, String> pairs = new LinkedHashMap<>();
    if (!header.isBlank()) {
      for (String pair : header.split(",", -1)) {
        read(pair.strip(), pairs);
      }
    }
    String name = pairs.remove(FILE_NAME);
    String type = pairs.remove(FILE_TYPE);
    return new UploadMetadata(
        name == null ? Title.NONE : new Title(name),
        type == null || type.isBlank() ? ContentType.OCTET_STREAM : new ContentType(type),
        new Labels(pairs));
  }

  /** How a recording reads in this header. */
  static String header(Recording recording) {
    StringJoiner pairs = new StringJoiner(",");
    if (!recording.title().value().isEmpty()) {
      pairs.add(pair(FILE_NAME, recording.title().value()));
    }
    pairs.add(pair(FILE_TYPE, recording.contentType().value()));
    recording
        .labels()
        .values()
        .forEach((key, value) -> {
          // Labels that came another way may have names that this header cannot hold.
          if (KEY.matcher(key).matches()) {
            pairs.add(pair(key, value));
          }
        });
    return pairs.toString();
  }

  private static String pair(String key, String value) {
    return key + " " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  private static void read(String pair, Map<String, String> pairs) {
    String[] keyAndValue = pair.split(" ", 2);
    String key = keyAndValue[0];
    String value = keyAndValue.length == 1 ? "" : decoded(keyAndValue[1].strip());
    if (!KEY.matcher(key).matches() || pairs.putIfAbsent(key, value) != null) {
      throw garbled(pair);
    }
  }

  private static String decoded(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw garbled(base64);
    }
  }

  private static ProblemException garbled(String piece) {
    return Problems.malformed(
            ("'%s' in Upload-Metadata is no key with a value in base 64 (of UTF-8), or comes twice;"
                    + " a right one is 'filename ZGVwbG95LmNhc3Q='.")
                .formatted(SingleLine.quote(piece)))
        .toException();
  }
}
