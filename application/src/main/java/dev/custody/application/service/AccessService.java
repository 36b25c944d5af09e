package dev.custody.application.service;

import dev.custody.application.port.in.ControlAccess;
import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Tokens;
import dev.custody.application.port.out.Verifications;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.access.Token;
import dev.custody.domain.access.TokenHash;
import dev.custody.domain.access.TokenSecret;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Status;
import java.time.InstantSource;
import java.util.Optional;

/** Judges every access by the token that was shown and by whose the thing is. */
public final class AccessService implements ControlAccess {
  private final Optional<TokenHash> operatorToken;
  private final Tokens tokens;
  private final Organizations organizations;
  private final StorageLocations locations;
  private final Verifications verifications;
  private final Recordings recordings;
  private final TokenValidity validity;
  private final DeniedTries denied;
  private final InstantSource clock;

  /**
   * @param operatorToken hash of the operator's own token; empty where there is none
   */
  AccessService(
      Optional<TokenHash> operatorToken,
      Tokens tokens,
      Organizations organizations,
      StorageLocations locations,
      Verifications verifications,
      Recordings recordings,
      TokenValidity validity,
      DeniedTries denied,
      InstantSource clock) {
    this.operatorToken = operatorToken;
    this.tokens = tokens;
    this.organizations = organizations;
    this.locations = locations;
    this.verifications = verifications;
    this.recordings = recordings;
    this.validity = validity;
    this.denied = denied;
    this.clock = clock;
  }

  @Override
  public Optional<Caller> authenticate(String shownToken) {
    if (operatorToken.filter(TokenSecret.hash(shownToken)::equals).isPresent()) {
      return Optional.of(new Caller.Operator());
    }
    return TokenSecret.parse(shownToken)
        .flatMap(secret -> tokens.findBy(secret.hash()))
        .filter(token -> !token.expiredAt(clock.instant()))
        .map(Token::holder);
  }

  @Override
  public boolean stillValid(Caller caller) {
    return validity.holds(caller);
  }

  @Override
  public Decision judge(Caller caller, Access access) {
    if (access.organization().filter(id -> !visible(caller, id)).isPresent() || !present(access)) {
      denied.hidden(caller, access);
      return Decision.HIDDEN;
    }
    if (permits(access.requirement(), caller)) {
      return Decision.GRANTED;
    }
    denied.forbidden(caller, access);
    return Decision.FORBIDDEN;
  }

  private boolean visible(Caller caller, OrganizationId organization) {
    return caller.sees(organization) && organizations.find(organization).isPresent();
  }

  private boolean present(Access access) {
    if (access.resource().isEmpty()) {
      return true;
    }
    OrganizationId organization =
        access
            .organization()
            .orElseThrow(() -> new IllegalArgumentException("a resource without its organization"));
    return switch (access.resource().get()) {
      case Resource.OfLocation(var id) -> locations.find(organization, id).isPresent();
      case Resource.OfVerification(var location, var id) ->
          locations.find(organization, location).isPresent()
              && verifications.find(location, id).isPresent();
      case Resource.OfRecording(var id) ->
          recordings
              .find(new RecordingRef(organization, id))
              .filter(recording -> recording.status() != Status.DISCARDED)
              .isPresent();
      case Resource.OfToken(var id) -> tokens.find(organization, id).isPresent();
    };
  }

  private static boolean permits(Requirement requirement, Caller caller) {
    return switch (requirement) {
      case Requirement.AnyToken any -> true;
      case Requirement.OperatorOnly operatorOnly -> caller instanceof Caller.Operator;
      case Requirement.HasScope(Scope scope) -> has(caller, scope);
      case Requirement.ScopeOrOperator(Scope scope) ->
          caller instanceof Caller.Operator || has(caller, scope);
    };
  }

  private static boolean has(Caller caller, Scope scope) {
    return caller instanceof Caller.TokenHolder holder && holder.scopes().contains(scope);
  }
}
