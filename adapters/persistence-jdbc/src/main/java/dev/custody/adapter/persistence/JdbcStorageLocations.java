package dev.custody.adapter.persistence;

import dev.custody.application.port.out.StorageLocations;
import dev.custody.application.port.out.Vault;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.storage.Claim;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.StorageLocation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Storage locations in the table {@code storage_locations}, their claims beside it. */
final class JdbcStorageLocations implements StorageLocations {
  private static final Logger LOG = System.getLogger(JdbcStorageLocations.class.getName());

  private final JdbcTransactions transactions;
  private final Sql sql;
  private final StorageLocationRow row;
  private final NewestFirst<StorageLocation> list;

  JdbcStorageLocations(JdbcTransactions transactions, Vault vault) {
    this.transactions = transactions;
    this.sql = new Sql(transactions);
    this.row = new StorageLocationRow(vault);
    this.list =
        new NewestFirst<>(
            sql,
            "storage_locations",
            "created_at",
            LocationId.PREFIX,
            row::read,
            found -> new Position(found.createdAt(), found.id().value()));
  }

  @Override
  public void add(StorageLocation location) {
    transactions.durably(() -> sql.insert("storage_locations", row.columns(location)));
  }

  @Override
  public Optional<StorageLocation> find(OrganizationId organization, LocationId id) {
    return first("organization = ? and id = ?", organization.value(), id.value());
  }

  @Override
  public Optional<StorageLocation> update(
      OrganizationId organization, LocationId id, UnaryOperator<StorageLocation> change) {
    return transactions.durably(() ->
        first("organization = ? and id = ? for update", organization.value(), id.value())
            .flatMap(before -> {
              sql.update("storage_locations", row.columns(change.apply(before)), id.value());
              return find(organization, id);
            }));
  }

  @Override
  public boolean remove(OrganizationId organization, LocationId id) {
    return transactions.durably(() ->
        sql.change(
                "delete from storage_locations where organization = ? and id = ?",
                organization.value(),
                id.value())
            > 0);
  }

  @Override
  public Page<StorageLocation> list(OrganizationId organization, PageRequest page) {
    return list.page(
        List.of("organization"), Condition.of("organization = ?", organization.value()), page);
  }

  @Override
  public Optional<StorageLocation> active(OrganizationId organization) {
    return first(
        "organization = ? and state in ('ACTIVE', 'DEGRADED') and not installation_default",
        organization.value());
  }

  @Override
  public Optional<StorageLocation> installationDefault(OrganizationId organization) {
    return first("organization = ? and installation_default", organization.value());
  }

  /**
   * One whose secrets do not open is told and left out: it must not keep the others from theirs.
   */
  @Override
  public List<StorageLocation> inUse(Optional<LocationId> after, int limit) {
    List<StorageLocation> opened = new ArrayList<>();
    String last = after.map(LocationId::value).orElse("");
    while (opened.size() < limit) {
      List<Found> some = inUse(last, limit - opened.size());
      if (some.isEmpty()) {
        break;
      }
      some.forEach(found -> found.location().ifPresent(opened::add));
      last = some.getLast().id();
    }
    return opened;
  }

  /** A row; without its location if that does not open. */
  private record Found(String id, Optional<StorageLocation> location) {}

  private List<Found> inUse(String after, int limit) {
    return sql.list(
        "select * from storage_locations where state in ('ACTIVE', 'DEGRADED') and id > ?"
            + " order by id limit ?",
        found -> new Found(found.getString("id"), opened(found)),
        after,
        limit);
  }

  private Optional<StorageLocation> opened(ResultSet found) throws SQLException {
    try {
      return Optional.of(row.read(found));
    } catch (Vault.VaultException e) {
      LOG.log(
          Level.ERROR, "Location {0} is passed over: {1}", found.getString("id"), e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void claim(LocationId location, Set<Claim> claims) {
    transactions.durably(() -> {
      sql.change("delete from location_claims where location = ?", location.value());
      claims.forEach(claim ->
          sql.change(
              "insert into location_claims (location, resource, prefix) values (?, ?, ?)",
              location.value(),
              claim.resource(),
              claim.prefix()));
    });
  }

  @Override
  public List<Claim> heldByOthers(OrganizationId organization, Set<String> resources) {
    return transactions.atomically(() -> {
      sql.any("select name from turns where name = 'claims' for update");
      return resources.isEmpty() ? List.<Claim>of() : held(organization, resources);
    });
  }

  private List<Claim> held(OrganizationId organization, Set<String> resources) {
    List<Object> values = new ArrayList<>(List.of(organization.value()));
    values.addAll(resources);
    return sql.list(
        """
        select distinct c.resource, c.prefix from location_claims c
        join storage_locations l on l.id = c.location
        where l.organization <> ? and c.resource in (%s)
          and (l.state in ('ACTIVE', 'DEGRADED')
            or l.state = 'RETIRED' and exists (select 1 from recordings r where r.location = l.id))
        """
            .formatted(Sql.placeholders(resources.size())),
        found -> new Claim(found.getString("resource"), found.getString("prefix")),
        values.toArray());
  }

  private Optional<StorageLocation> first(String condition, Object... values) {
    return sql.first("select * from storage_locations where " + condition, row::read, values);
  }
}
