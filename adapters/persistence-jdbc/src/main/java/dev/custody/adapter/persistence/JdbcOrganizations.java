package dev.custody.adapter.persistence;

import dev.custody.application.port.out.Organizations;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Organizations in the table {@code organizations}, from which no row ever goes. */
final class JdbcOrganizations implements Organizations {
  private final JdbcTransactions transactions;
  private final Sql sql;
  private final NewestFirst<Organization> list;

  JdbcOrganizations(JdbcTransactions transactions) {
    this.transactions = transactions;
    this.sql = new Sql(transactions);
    this.list =
        new NewestFirst<>(
            sql,
            "organizations",
            "created_at",
            OrganizationId.PREFIX,
            OrganizationRow::read,
            found -> new Position(found.createdAt(), found.id().value()));
  }

  @Override
  public boolean add(Organization organization) {
    return transactions.durably(
        () -> sql.insertIfAbsent("organizations", OrganizationRow.columns(organization)));
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    return sql.first("select * from organizations where id = ?", OrganizationRow::read, id.value());
  }

  @Override
  public Optional<Organization> update(OrganizationId id, UnaryOperator<Organization> change) {
    return transactions.durably(() -> {
      lock(id);
      return find(id)
          .flatMap(before -> {
            sql.update("organizations", OrganizationRow.columns(change.apply(before)), id.value());
            return find(id);
          });
    });
  }

  @Override
  public void lock(OrganizationId id) {
    if (!transactions.running()) {
      throw new IllegalStateException("a lock outside of a transaction would be let go at once");
    }
    sql.any("select id from organizations where id = ? for update", id.value());
  }

  @Override
  public Page<Organization> list(PageRequest page) {
    return list.page(List.of(), Condition.NONE, page);
  }
}
