package dev.custody.adapter.http.tus;

import dev.custody.adapter.http.problem.ProblemException;
import dev.custody.adapter.http.problem.Problems;
import dev.custody.domain.text.SingleLine;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The numbers in the headers of a tus request. */
final class UploadHeaders {
  private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");

  private UploadHeaders() {}

  /** Where the client goes on; 400 without it. */
  static long offset(HttpRequest<?> request) {
    return number(request, Tus.UPLOAD_OFFSET)
        .orElseThrow(() ->
            Problems.malformed("Upload-Offset is missing: a PATCH says where it goes on.")
                .toException());
  }

  /** The length of the whole upload, where the request tells it. */
  static OptionalLong length(HttpRequest<?> request) {
    return number(request, Tus.UPLOAD_LENGTH);
  }

  /** The length of an upload to be made: empty if it is told later. One of the two must be said. */
  static OptionalLong lengthOrDeferred(HttpRequest<?> request) {
    OptionalLong length = length(request);
    List<String> deferred = request.getHeaders().getAll(Tus.UPLOAD_DEFER_LENGTH);
    if (!deferred.isEmpty() && !deferred.equals(List.of("1"))) {
      throw garbled(Tus.UPLOAD_DEFER_LENGTH, String.join(", ", deferred), "1");
    }
    if (length.isPresent() != deferred.isEmpty()) {
      throw Problems.malformed(
              "Say either Upload-Length, in bytes, or 'Upload-Defer-Length: 1' to tell it later.")
          .toException();
    }
    return length;
  }

  private static OptionalLong number(HttpRequest<?> request, String name) {
    List<String> values = request.getHeaders().getAll(name);
    if (values.isEmpty()) {
      return OptionalLong.empty();
    }
    String value = values.getFirst().strip();
    if (values.size() > 1 || !WHOLE.matcher(value).matches()) {
      throw garbled(name, String.join(", ", values), "a whole number of bytes");
    }
    return OptionalLong.of(Long.parseLong(value));
  }

  private static ProblemException garbled(String name, String value, String right) {
    return Problems.malformed(
            "'%s' is no %s; it takes %s.".formatted(SingleLine.quote(value), name, right))
        .toException();
  }
}
