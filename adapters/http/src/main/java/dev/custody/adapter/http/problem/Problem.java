package dev.custody.adapter.http.problem;

import dev.custody.domain.text.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why something is not done, as RFC 9457 tells it.
 *
 * @param slug names the kind of problem; it stays what it is, since clients decide by it
 * @param detail what was wrong, with the value, and what would be right
 * @param errors what is wrong with single fields of the request
 * @param members further members of the document (RFC 9457, section 3.2)
 * @param headers that the answer carries besides
 */
public record Problem(
    int status,
    String slug,
    String title,
    String detail,
    List<FieldError> errors,
    Map<String, Object> members,
    Map<String, String> headers) {
  private static final String TYPE_PREFIX = "urn:custody:problem:";

  public Problem {
    errors = List.copyOf(errors);
    members = Map.copyOf(members);
    headers = Map.copyOf(headers);
  }

  public static Problem of(int status, String slug, String title, String detail) {
    return new Problem(status, slug, title, detail, List.of(), Map.of(), Map.of());
  }

  /** The URI that names the kind of problem. */
  public String type() {
    return TYPE_PREFIX + slug;
  }

  public Problem about(List<FieldError> fields) {
    return new Problem(status, slug, title, detail, fields, members, headers);
  }

  public Problem with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(status, slug, title, detail, errors, more, headers);
  }

  public Problem withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(status, slug, title, detail, errors, members, more);
  }

  public ProblemException toException() {
    return new ProblemException(this, null);
  }

  public ProblemException toException(Throwable cause) {
    return new ProblemException(this, cause);
  }
}
