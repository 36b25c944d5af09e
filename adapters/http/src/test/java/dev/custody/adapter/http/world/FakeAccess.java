package dev.custody.adapter.http.world;

import dev.custody.application.port.in.ControlAccess;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.organization.OrganizationId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Knows tokens by what is shown, and judges by what the other fakes hold. */
public final class FakeAccess implements ControlAccess {
  public static final String OPERATOR = "operator-operator-operator-operator";

  private final Map<String, Caller> callers = new ConcurrentHashMap<>();
  private final World world;

  /** Everything that was asked, in order. */
  public final List<Access> judged = new ArrayList<>();

  FakeAccess(World world) {
    this.world = world;
    callers.put(OPERATOR, new Caller.Operator());
  }

  /** Shows a token of {@code organization} with these scopes. */
  public String token(OrganizationId organization, Scope... scopes) {
    TokenId id = new TokenId(Id.next("tok"));
    String shown = "secret-of-" + id;
    Set<Scope> set = Arrays.stream(scopes).collect(Collectors.toSet());
    callers.put(shown, new Caller.TokenHolder(id, organization, set));
    return shown;
  }

  public String allScopes(OrganizationId organization) {
    return token(organization, Scope.values());
  }

  public void revoke(String shown) {
    callers.remove(shown);
  }

  @Override
  public Optional<Caller> authenticate(String shownToken) {
    return Optional.ofNullable(callers.get(shownToken));
  }

  @Override
  public boolean stillValid(Caller caller) {
    return callers.containsValue(caller);
  }

  @Override
  public synchronized Decision judge(Caller caller, Access access) {
    judged.add(access);
    boolean hidden =
        access
            .organization()
            .filter(id -> !world.organizations.has(id) || !caller.sees(id))
            .isPresent();
    if (hidden || access.resource().filter(resource -> !present(access, resource)).isPresent()) {
      return Decision.HIDDEN;
    }
    boolean permitted =
        switch (access.requirement()) {
          case Requirement.AnyToken any -> true;
          case Requirement.OperatorOnly operator -> caller instanceof Caller.Operator;
          case Requirement.HasScope(Scope scope) -> has(caller, scope);
          case Requirement.ScopeOrOperator(Scope scope) ->
              caller instanceof Caller.Operator || has(caller, scope);
        };
    return permitted ? Decision.GRANTED : Decision.FORBIDDEN;
  }

  private boolean present(Access access, Resource resource) {
    OrganizationId organization = access.organization().orElseThrow();
    return switch (resource) {
      case Resource.OfLocation(var id) -> world.storage.has(organization, id);
      case Resource.OfVerification(var location, var id) ->
          world.storage.has(organization, location) && world.storage.has(id);
      case Resource.OfRecording(var id) -> world.recordings.has(organization, id);
      case Resource.OfToken(var id) -> world.organizations.has(organization, id);
    };
  }

  private static boolean has(Caller caller, Scope scope) {
    return caller instanceof Caller.TokenHolder holder && holder.scopes().contains(scope);
  }
}
