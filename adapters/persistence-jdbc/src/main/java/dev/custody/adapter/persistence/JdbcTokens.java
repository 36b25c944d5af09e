package dev.custody.adapter.persistence;

import dev.custody.application.port.out.Tokens;
import dev.custody.domain.access.Token;
import dev.custody.domain.access.TokenHash;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.util.List;
import java.util.Optional;

/** Tokens in the table {@code tokens}. */
final class JdbcTokens implements Tokens {
  private final JdbcTransactions transactions;
  private final Sql sql;
  private final NewestFirst<Token> list;

  JdbcTokens(JdbcTransactions transactions) {
    this.transactions = transactions;
    this.sql = new Sql(transactions);
    this.list =
        new NewestFirst<>(
            sql,
            "tokens",
            "created_at",
            TokenId.PREFIX,
            row -> TokenRow.read(row).token(),
            found -> new Position(found.createdAt(), found.id().value()));
  }

  @Override
  public void add(Token token, TokenHash hash) {
    transactions.durably(() -> sql.insert("tokens", new TokenRow(token, hash).columns()));
  }

  @Override
  public Optional<Token> find(OrganizationId organization, TokenId id) {
    return sql.first(
            "select * from tokens where organization = ? and id = ?",
            TokenRow::read,
            organization.value(),
            id.value())
        .map(TokenRow::token);
  }

  /**
   * The index finds a row for the hash, in a time that tells of hashes at most, and a hash tells
   * nothing of a token. Whether it is the one is judged by a comparison in constant time.
   */
  @Override
  public Optional<Token> findBy(TokenHash hash) {
    return sql.first("select * from tokens where hash = ?", TokenRow::read, hash.hex())
        .filter(row -> row.hash().equals(hash))
        .map(TokenRow::token);
  }

  @Override
  public Page<Token> list(OrganizationId organization, PageRequest page) {
    return list.page(
        List.of("organization"), Condition.of("organization = ?", organization.value()), page);
  }

  @Override
  public boolean remove(OrganizationId organization, TokenId id) {
    return transactions.durably(() ->
        sql.change(
                "delete from tokens where organization = ? and id = ?",
                organization.value(),
                id.value())
            > 0);
  }
}
