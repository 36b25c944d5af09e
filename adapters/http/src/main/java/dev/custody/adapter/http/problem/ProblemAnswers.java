package dev.custody.adapter.http.problem;

import dev.custody.adapter.http.trace.Trace;
import dev.custody.domain.text.FieldError;
import dev.custody.domain.text.SingleLine;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes answers of problems, and the log line that goes with each. */
@Singleton
public final class ProblemAnswers {
  private static final Logger LOG = LoggerFactory.getLogger("dev.custody.http.problem");
  private static final String LINE = "{} {}: {} {} [{}]";
  private static final MediaType PROBLEM_JSON = new MediaType("application/problem+json");

  private final JsonMapper json;

  ProblemAnswers(JsonMapper json) {
    this.json = json;
  }

  /**
   * @param cause goes to the log alone, and only where nobody expected it
   */
  public MutableHttpResponse<?> answer(
      HttpRequest<?> request, Problem problem, @Nullable Throwable cause) {
    log(request, problem, cause);
    byte[] body = document(problem, Trace.of(request));
    MutableHttpResponse<byte[]> answer =
        HttpResponse.<byte[]>status(problem.status(), problem.title()).contentType(PROBLEM_JSON);
    problem.headers().forEach(answer::header);
    // Told here, since an answer to HEAD has no body to count.
    answer.contentLength(body.length);
    return answer.body(body);
  }

  private byte[] document(Problem problem, String traceId) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", problem.type());
    document.put("title", problem.title());
    document.put("status", problem.status());
    document.put("detail", problem.detail());
    document.putAll(problem.members());
    if (!problem.errors().isEmpty()) {
      document.put("errors", problem.errors().stream().map(ProblemAnswers::entry).toList());
    }
    document.put("traceId", traceId);
    try {
      return json.writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException("a problem that is no JSON: " + problem.slug(), e);
    }
  }

  private static Map<String, String> entry(FieldError error) {
    return Map.of("pointer", error.pointer(), "detail", error.detail());
  }

  private static void log(HttpRequest<?> request, Problem problem, @Nullable Throwable cause) {
    List<Object> line =
        List.of(
            request.getMethodName(),
            SingleLine.quote(request.getPath()),
            problem.status(),
            problem.slug(),
            Trace.of(request));
    if (problem.status() == 500) {
      LOG.atError().setCause(cause).log(LINE, line.toArray());
    } else if (problem.status() > 500) {
      LOG.warn(LINE, line.toArray());
    } else {
      LOG.info(LINE, line.toArray());
    }
  }
}
