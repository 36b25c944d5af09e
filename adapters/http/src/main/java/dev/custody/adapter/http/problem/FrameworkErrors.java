package dev.custody.adapter.http.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Errors that the framework finds before any code of ours runs: they are problems too. */
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<Object> {
  private final ProblemAnswers answers;

  FrameworkErrors(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("unchecked") // nobody looks at the type of the body again
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> base) {
    HttpRequest<?> request = context.getRequest();
    Problem problem = problem(request, base.code());
    return (MutableHttpResponse<Object>)
        answers.answer(request, problem, context.getRootCause().orElse(null));
  }

  private static Problem problem(HttpRequest<?> request, int status) {
    return switch (decodingFailure(request)) {
      case TooLongHttpLineException tooLong ->
          Problem.of(414, "uri-too-long", "The address is too long", "Shorten the request line.");
      case TooLongHttpHeaderException tooLong ->
          Problem.of(431, "headers-too-large", "The headers are too large", "Send fewer headers.");
      case Throwable other ->
          Problems.malformed(
              "It breaks the rules of HTTP/1.1 (RFC 9112); the connection is closed.");
      case null -> byStatus(status);
    };
  }

  private static @Nullable Throwable decodingFailure(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        ? netty.getNativeRequest().decoderResult().cause()
        : null;
  }

  private static Problem byStatus(int status) {
    return switch (status) {
      case 400 -> Problems.malformed("It cannot be read; /openapi.json says what would be right.");
      case 401 -> Problems.noToken();
      case 404, 406 -> Problems.notFound();
      case 413 -> Problem.of(413, "too-large", "The body is too large", "Send a smaller body.");
      default -> Problems.internal();
    };
  }
}
