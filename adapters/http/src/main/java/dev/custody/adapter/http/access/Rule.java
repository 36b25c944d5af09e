package dev.custody.adapter.http.access;

import dev.custody.application.port.in.ControlAccess.Requirement;
import dev.custody.domain.access.Scope;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import java.util.List;
import java.util.Optional;

/** A {@link Guard} as the filter reads it. */
record Rule(
    Need need,
    Optional<Scope> scope,
    Named named,
    List<String> body,
    boolean ifMatch,
    boolean tus) {

  /** What an endpoint says; empty if it says nothing. */
  static Optional<Rule> of(AnnotationMetadata endpoint) {
    AnnotationValue<Guard> guard = endpoint.getAnnotation(Guard.class);
    return Optional.ofNullable(guard).map(Rule::read);
  }

  private static Rule read(AnnotationValue<Guard> guard) {
    Need need = guard.enumValue("need", Need.class).orElseThrow();
    Scope[] scopes = guard.enumValues("scope", Scope.class);
    if (scopes.length != (need == Need.SCOPE || need == Need.SCOPE_OR_OPERATOR ? 1 : 0)) {
      throw new IllegalStateException(
          "a guard that needs %s names one scope or none".formatted(need));
    }
    return new Rule(
        need,
        scopes.length == 0 ? Optional.empty() : Optional.of(scopes[0]),
        guard.enumValue("named", Named.class).orElse(Named.NOTHING),
        List.of(guard.stringValues("body")),
        guard.isTrue("ifMatch"),
        guard.isTrue("tus"));
  }

  boolean open() {
    return need == Need.NOTHING;
  }

  /** Of an endpoint that is not open. */
  Requirement requirement() {
    return switch (need) {
      case NOTHING -> throw new IllegalStateException("an open endpoint is not judged");
      case ANY_TOKEN -> new Requirement.AnyToken();
      case SCOPE -> new Requirement.HasScope(scope.orElseThrow());
      case SCOPE_OR_OPERATOR -> new Requirement.ScopeOrOperator(scope.orElseThrow());
      case OPERATOR -> new Requirement.OperatorOnly();
    };
  }
}
