package dev.custody.application.port.in;

import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.VerificationId;
import java.util.Optional;

/**
 * Who calls, and whether they may. Every request passes here before anything else of it is judged.
 */
public interface ControlAccess {

  /** The one who holds the token that was shown; empty for an unknown, revoked or expired one. */
  Optional<Caller> authenticate(String shownToken);

  /**
   * Whether the caller's token still opens anything; a revocation shows at once here and within a
   * second on other nodes. Cheap.
   */
  boolean stillValid(Caller caller);

  /**
   * Judges one access: first whether the thing may be known, then whether this may be done to it.
   */
  Decision judge(Caller caller, Access access);

  /**
   * What is wanted.
   *
   * @param organization whose thing it is; empty for what belongs to the installation
   * @param resource the thing itself, where it is one
   */
  record Access(
      Optional<OrganizationId> organization,
      Optional<Resource> resource,
      Requirement requirement) {}

  /** A thing within an organization. */
  sealed interface Resource {
    record OfLocation(LocationId id) implements Resource {}

    record OfVerification(LocationId location, VerificationId id) implements Resource {}

    record OfRecording(RecordingId id) implements Resource {}

    record OfToken(TokenId id) implements Resource {}
  }

  /** What a caller must have. */
  sealed interface Requirement {
    /** A token, of whatever scope, or the operator's. */
    record AnyToken() implements Requirement {}

    /** A scope; the operator's token does not have it. */
    record HasScope(Scope scope) implements Requirement {}

    /** A scope, or the operator's token. */
    record ScopeOrOperator(Scope scope) implements Requirement {}

    record OperatorOnly() implements Requirement {}
  }

  /** What came of it. */
  enum Decision {
    GRANTED,
    /** It is not there, or may not be known to be: the caller learns no difference. */
    HIDDEN,
    FORBIDDEN
  }
}
