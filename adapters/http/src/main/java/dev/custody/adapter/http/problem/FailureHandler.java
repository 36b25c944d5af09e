package dev.custody.adapter.http.problem;

import dev.custody.application.port.in.Refusal;
import dev.custody.domain.text.InvalidFields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Whatever a request ends with that is no answer becomes a problem here. */
@Singleton
final class FailureHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
  private final ProblemAnswers answers;

  FailureHandler(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the framework declares it
  public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
    return answers.answer(request, problem(failure), failure);
  }

  private static Problem problem(Throwable failure) {
    return switch (failure) {
      case ProblemException known -> known.problem();
      case Refusal refusal -> RefusalProblems.of(refusal);
      case InvalidFields invalid -> Problems.invalid(invalid);
      default -> Problems.internal();
    };
  }
}
