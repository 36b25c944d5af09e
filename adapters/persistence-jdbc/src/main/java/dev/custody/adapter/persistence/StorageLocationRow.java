package dev.custody.adapter.persistence;

import dev.custody.application.port.out.Vault;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.LocationState;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.StorageTypeId;
import dev.custody.domain.storage.VerificationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code storage_locations}.
 *
 * @param vault seals and opens the secrets of its settings
 */
record StorageLocationRow(Vault vault) {

  /**
   * The secrets are sealed anew at each writing, for the version that the row then has, with the
   * newest key that the vault has.
   */
  Map<String, @Nullable Object> columns(StorageLocation location) {
    var settings = SettingsColumns.of(location.settings());
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("id", location.id().value());
    columns.put("organization", location.organization().value());
    columns.put("type", location.type().value());
    columns.put("schema_version", location.schemaVersion());
    columns.put("name", location.name().value());
    columns.put("settings", settings.open());
    columns.put(
        "sealed_secrets",
        settings.secrets().map(text -> vault.seal(text, purpose(location))).orElse(null));
    columns.put("settings_version", location.settingsVersion());
    columns.put("state", location.state().name());
    columns.put("revision", location.revision());
    columns.put("installation_default", location.installationDefault());
    columns.put("capabilities", CapabilitiesColumn.write(location.capabilities()));
    columns.put(
        "last_verification", location.lastVerification().map(VerificationId::value).orElse(null));
    columns.put("created_at", location.createdAt());
    columns.put("activated_at", location.activatedAt().orElse(null));
    columns.put("forbidden", location.forbidden().orElse(null));
    return columns;
  }

  StorageLocation read(ResultSet row) throws SQLException {
    var id = new LocationId(row.getString("id"));
    var organization = new OrganizationId(row.getString("organization"));
    int settingsVersion = row.getInt("settings_version");
    var purpose = new Vault.Purpose(organization, id, settingsVersion);
    Optional<String> secrets =
        Optional.ofNullable(row.getString("sealed_secrets"))
            .map(sealed -> vault.open(sealed, purpose));
    return new StorageLocation(
        id,
        organization,
        new StorageTypeId(row.getString("type")),
        new LocationName(row.getString("name")),
        row.getInt("schema_version"),
        new SettingsColumns(row.getString("settings"), secrets).settings(),
        settingsVersion,
        LocationState.valueOf(row.getString("state")),
        row.getLong("revision"),
        row.getBoolean("installation_default"),
        CapabilitiesColumn.read(row.getString("capabilities")),
        Optional.ofNullable(row.getString("last_verification")).map(VerificationId::new),
        Times.of(row, "created_at"),
        Times.optional(row, "activated_at"),
        Optional.ofNullable(row.getString("forbidden")));
  }

  private static Vault.Purpose purpose(StorageLocation location) {
    return new Vault.Purpose(location.organization(), location.id(), location.settingsVersion());
  }
}
