package dev.custody.application.port.out;

import dev.custody.domain.access.Token;
import dev.custody.domain.access.TokenHash;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.util.Optional;

/** All tokens, without their secrets: those are kept as hashes. */
public interface Tokens {

  void add(Token token, TokenHash hash);

  Optional<Token> find(OrganizationId organization, TokenId id);

  /** The token whose secret has this hash, expired or not. */
  Optional<Token> findBy(TokenHash hash);

  /** By time of making, then id, newest first. */
  Page<Token> list(OrganizationId organization, PageRequest page);

  /** Takes it out at once; false if there was none. */
  boolean remove(OrganizationId organization, TokenId id);
}
