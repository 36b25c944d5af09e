package dev.custody.domain.access;

import dev.custody.domain.organization.OrganizationId;
import java.util.Set;

/** On whose behalf something is done. */
public sealed interface Caller {

  /** A name for logs and the audit log; no secret. */
  String actor();

  /** Whether anything of {@code organization} may be known to this caller at all. */
  boolean sees(OrganizationId organization);

  /** Runs the installation: organizations and their tokens, no content. */
  record Operator() implements Caller {
    @Override
    public String actor() {
      return "operator";
    }

    @Override
    public boolean sees(OrganizationId organization) {
      return true;
    }
  }

  /** Holds a token of one organization. */
  record TokenHolder(TokenId token, OrganizationId organization, Set<Scope> scopes)
      implements Caller {
    public TokenHolder {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public String actor() {
      return token.value();
    }

    @Override
    public boolean sees(OrganizationId other) {
      return organization.equals(other);
    }
  }
}
