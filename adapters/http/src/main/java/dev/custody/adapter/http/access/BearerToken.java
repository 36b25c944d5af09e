package dev.custody.adapter.http.access;

import dev.custody.adapter.http.problem.Problems;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The token in an Authorization header (RFC 6750, section 2.1). */
final class BearerToken {
  private static final Pattern FORM = Pattern.compile("(?i:Bearer) +([\\x21-\\x7e]{1,4096})");

  private BearerToken() {}

  /** What was shown; 401 where nothing, or not one token, was. */
  static String shownBy(HttpRequest<?> request) {
    List<String> headers = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.size() != 1) {
      throw Problems.noToken().toException();
    }
    Matcher matcher = FORM.matcher(headers.getFirst());
    if (!matcher.matches()) {
      throw Problems.noToken().toException();
    }
    return matcher.group(1);
  }
}
