package dev.custody.adapter.http.once;

import dev.custody.application.port.in.AnswerOnce;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.idempotency.Answer;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the first answer again. Only an answer of success is kept: after a refusal things may stand
 * otherwise, and the same request is judged anew.
 */
@ServerFilter("/v1/**")
final class OnceFilter implements Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(OnceFilter.class);
  private static final String ATTRIBUTE = "custody.once";
  private static final List<String> KEPT_HEADERS =
      List.of("Location", "ETag", "Preference-Applied");

  private final AnswerOnce answers;
  private final JsonMapper json;

  OnceFilter(AnswerOnce answers, JsonMapper json) {
    this.answers = answers;
    this.json = json;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> begin(HttpRequest<?> request) {
    Optional<Attempt> attempt = Attempt.of(request);
    if (attempt.isEmpty()) {
      return null;
    }
    Optional<Answer> first = answers.begin(attempt.get().key(), attempt.get().digest());
    if (first.isPresent()) {
      return again(attempt.get(), first.get());
    }
    request.setAttribute(ATTRIBUTE, attempt.get());
    return null;
  }

  @ResponseFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    Attempt attempt = request.getAttribute(ATTRIBUTE, Attempt.class).orElse(null);
    if (attempt == null) {
      return;
    }
    try {
      if (response.code() < 300) {
        answers.keep(attempt.key(), kept(attempt, response));
      } else {
        answers.release(attempt.key());
      }
    } catch (IOException | RuntimeException e) {
      // What was done is done, and the client is to hear of it. The key stays taken: safe.
      LOG.error("an answer could not be kept for its idempotency key", e);
    }
  }

  private Answer kept(Attempt attempt, MutableHttpResponse<?> response) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT_HEADERS) {
      Optional.ofNullable(response.getHeaders().get(name))
          .ifPresent(value -> headers.put(name, value));
    }
    Object body = response.body();
    String text =
        body == null ? "" : new String(json.writeValueAsBytes(body), StandardCharsets.UTF_8);
    return new Answer(response.code(), headers, attempt.seal().seal(text));
  }

  private static HttpResponse<?> again(Attempt attempt, Answer first) {
    String text =
        attempt
            .seal()
            .open(first.body())
            .orElseThrow(() ->
                new Refusal.IdempotencyKeyReused(
                    "this idempotency key came with another token before; every request takes a"
                        + " key of its own"));
    MutableHttpResponse<byte[]> answer = HttpResponse.status(first.status(), null);
    first.headers().forEach(answer::header);
    return answer
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
