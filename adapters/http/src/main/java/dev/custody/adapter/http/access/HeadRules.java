package dev.custody.adapter.http.access;

import dev.custody.adapter.http.problem.Problem;
import dev.custody.adapter.http.problem.Problems;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;

/** What an endpoint wants of the head of a request, in the order in which it is judged. */
final class HeadRules {
  static final String TUS_VERSION = "1.0.0";
  private static final String TUS_RESUMABLE = "Tus-Resumable";

  private HeadRules() {}

  static void judge(HttpRequest<?> request, Rule rule) {
    if (rule.tus()) {
      tusVersion(request);
    }
    contentType(request, rule.body());
    contentCoding(request);
    if (rule.ifMatch() && !request.getHeaders().contains(HttpHeaders.IF_MATCH)) {
      throw Problems.preconditionRequired().toException();
    }
  }

  private static void tusVersion(HttpRequest<?> request) {
    List<String> given = request.getHeaders().getAll(TUS_RESUMABLE);
    if (!given.equals(List.of(TUS_VERSION))) {
      throw Problem.of(
              412,
              "tus-version",
              "Another version of tus",
              "Send 'Tus-Resumable: %s'; it is the version that is spoken here."
                  .formatted(TUS_VERSION))
          .withHeader("Tus-Version", TUS_VERSION)
          .toException();
    }
  }

  private static void contentType(HttpRequest<?> request, List<String> wanted) {
    if (wanted.isEmpty()) {
      return;
    }
    String given = String.join(", ", request.getHeaders().getAll(HttpHeaders.CONTENT_TYPE));
    if (!wanted.contains(essence(given))) {
      throw Problems.unsupportedMediaType(given, String.join(" or ", wanted)).toException();
    }
  }

  /** What is kept is what was sent: a coded body would be another content than it says. */
  private static void contentCoding(HttpRequest<?> request) {
    String given = String.join(", ", request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING));
    if (!given.isBlank() && !given.strip().equalsIgnoreCase("identity")) {
      throw Problems.unsupportedContentCoding(given).toException();
    }
  }

  private static String essence(String mediaType) {
    int parameters = mediaType.indexOf(';');
    return (parameters < 0 ? mediaType : mediaType.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
