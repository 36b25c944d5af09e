package dev.custody.application.fake;

import dev.custody.application.port.out.Tokens;
import dev.custody.domain.access.Token;
import dev.custody.domain.access.TokenHash;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Tokens in memory. */
public final class InMemoryTokens implements Tokens {
  private final Map<String, Kept> byId = new ConcurrentSkipListMap<>();
  private int finds;
  private Runnable afterFind = () -> {};

  /** How often the database was asked. */
  public int finds() {
    return finds;
  }

  /** What happens, once, between the database's answer and its being heard. */
  public void afterNextFind(Runnable happens) {
    afterFind = happens;
  }

  @Override
  public void add(Token token, TokenHash hash) {
    byId.put(token.id().value(), new Kept(token, hash));
  }

  @Override
  public Optional<Token> find(OrganizationId organization, TokenId id) {
    finds++;
    Optional<Token> found =
        Optional.ofNullable(byId.get(id.value()))
            .map(Kept::token)
            .filter(token -> token.organization().equals(organization));
    Runnable happens = afterFind;
    afterFind = () -> {};
    happens.run();
    return found;
  }

  @Override
  public Optional<Token> findBy(TokenHash hash) {
    return byId.values().stream()
        .filter(kept -> kept.hash.equals(hash))
        .map(Kept::token)
        .findFirst();
  }

  @Override
  public Page<Token> list(OrganizationId organization, PageRequest page) {
    return InMemory.page(
        byId.values().stream()
            .map(Kept::token)
            .filter(token -> token.organization().equals(organization))
            .toList()
            .reversed(),
        page);
  }

  @Override
  public boolean remove(OrganizationId organization, TokenId id) {
    return byId.values()
        .removeIf(
            kept -> kept.token.id().equals(id) && kept.token.organization().equals(organization));
  }

  private record Kept(Token token, TokenHash hash) {}
}
