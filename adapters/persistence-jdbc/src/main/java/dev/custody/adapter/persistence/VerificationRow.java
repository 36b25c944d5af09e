package dev.custody.adapter.persistence;

import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.storage.VerificationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of {@code verifications}. */
final class VerificationRow {
  private VerificationRow() {}

  static Map<String, @Nullable Object> columns(Verification verification) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("id", verification.id().value());
    columns.put("location", verification.location().value());
    columns.put("settings_version", verification.settingsVersion());
    columns.put("status", verification.status().name());
    columns.put("started_at", verification.startedAt());
    columns.put("finished_at", verification.finishedAt().orElse(null));
    columns.put("checks", ChecksColumn.write(verification.checks()));
    columns.put("capabilities", CapabilitiesColumn.write(verification.capabilities()));
    return columns;
  }

  static Verification read(ResultSet row) throws SQLException {
    return new Verification(
        new VerificationId(row.getString("id")),
        new LocationId(row.getString("location")),
        row.getInt("settings_version"),
        Verification.Status.valueOf(row.getString("status")),
        Times.of(row, "started_at"),
        Times.optional(row, "finished_at"),
        ChecksColumn.read(row.getString("checks")),
        CapabilitiesColumn.read(row.getString("capabilities")));
  }
}
