package dev.custody.adapter.persistence;

import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.IdleTimeout;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.organization.OrganizationName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code organizations}. */
final class OrganizationRow {
  private OrganizationRow() {}

  static Map<String, @Nullable Object> columns(Organization organization) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("id", organization.id().value());
    columns.put("name", organization.name().value());
    columns.put("external_id", organization.externalId().value());
    columns.put(
        "idle_timeout", organization.idleTimeout().map(t -> t.value().toString()).orElse(null));
    columns.put("created_at", organization.createdAt());
    return columns;
  }

  static Organization read(ResultSet row) throws SQLException {
    return new Organization(
        new OrganizationId(row.getString("id")),
        new OrganizationName(row.getString("name")),
        new ExternalId(row.getString("external_id")),
        Optional.ofNullable(row.getString("idle_timeout"))
            .map(text -> new IdleTimeout(Duration.parse(text))),
        Times.of(row, "created_at"));
  }
}
