package dev.custody.adapter.http.access;

import dev.custody.adapter.http.problem.Problems;
import dev.custody.application.port.in.ControlAccess;
import dev.custody.application.port.in.ControlAccess.Access;
import dev.custody.application.port.in.ControlAccess.Requirement;
import dev.custody.application.port.in.ControlAccess.Resource;
import dev.custody.application.port.in.LogIn;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.Secret;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** 401, then 404, then 403. */
@Singleton
class Gate {
  private final ControlAccess access;
  private final LogIn logIn;
  private final SameOrigin origin;

  Gate(ControlAccess access, LogIn logIn, SameOrigin origin) {
    this.access = access;
    this.logIn = logIn;
    this.origin = origin;
  }

  Caller authenticate(HttpRequest<?> request) {
    Optional<String> cookie = SessionCookie.usedBy(request);
    return cookie.isPresent() ? byCookie(request, cookie.get()) : byToken(request);
  }

  private Caller byCookie(HttpRequest<?> request, String shown) {
    Caller caller =
        logIn
            .current(shown)
            .map(LogIn.Current::caller)
            .orElseThrow(() -> Problems.noSession().toException());
    origin.demandForChanges(request);
    new Credential(caller, Secret.of(shown)).attachTo(request);
    return caller;
  }

  private Caller byToken(HttpRequest<?> request) {
    String shown = BearerToken.shownBy(request);
    Caller caller = access.authenticate(shown).orElseThrow(() -> Problems.badToken().toException());
    new Credential(caller, Secret.of(shown)).attachTo(request);
    return caller;
  }

  /** Whether the caller may know what the path names, and may do this to it. */
  void judge(Caller caller, Named named, Map<String, Object> variables, Requirement requirement) {
    Optional<OrganizationId> organization =
        OrganizationId.parse(Named.text(variables, Named.ORGANIZATION));
    Optional<Resource> resource = named.read(variables);
    boolean illFormed =
        (variables.containsKey(Named.ORGANIZATION) && organization.isEmpty())
            || (named != Named.NOTHING && resource.isEmpty());
    if (illFormed) {
      throw Problems.notFound().toException();
    }
    switch (access.judge(caller, new Access(organization, resource, requirement))) {
      case GRANTED -> {}
      case HIDDEN -> throw Problems.notFound().toException();
      case FORBIDDEN -> throw forbidden(requirement);
    }
  }

  private static RuntimeException forbidden(Requirement requirement) {
    return switch (requirement) {
      case Requirement.HasScope(Scope scope) -> Problems.missingScope(scope.word()).toException();
      case Requirement.ScopeOrOperator(Scope scope) ->
          Problems.missingScope(scope.word()).toException();
      case Requirement.OperatorOnly operator -> Problems.operatorOnly().toException();
      case Requirement.AnyToken any -> Problems.notFound().toException();
    };
  }
}
