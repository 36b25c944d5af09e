package dev.custody.adapter.persistence;

import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Proof;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.text.SingleLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of {@code recordings} that tell its state, and what comes with it. */
final class StateColumns {
  private static final String RECEIVING = "receiving";
  private static final String RECEIVED = "received";
  private static final String DELIVERING = "delivering";
  private static final String STORED = "stored";
  private static final String QUARANTINED = "quarantined";
  private static final String DISCARDED = "discarded";

  private StateColumns() {}

  /** All of them, whatever the state, so that nothing is left of the one before. */
  static Map<String, @Nullable Object> of(RecordingState state) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("state", word(state));
    Optional<Ending> ending = state.ended();
    columns.put("ended_length", ending.map(Ending::length).orElse(null));
    columns.put("ended_sha256", ending.map(e -> e.sha256().hex()).orElse(null));
    columns.put("ended_interrupted", ending.map(Ending::interrupted).orElse(null));
    columns.put("ended_at", ending.map(Ending::at).orElse(null));
    columns.put("object_key", null);
    columns.put("version_id", null);
    columns.put("proof", null);
    columns.put("stored_at", null);
    columns.put("quarantine_reason", null);
    columns.put("discarded_at", null);
    switch (state) {
      case RecordingState.Receiving receiving -> {}
      case RecordingState.Received received -> {}
      case RecordingState.Delivering delivering ->
          columns.put("object_key", delivering.key().value());
      case RecordingState.Stored stored -> {
        columns.put("object_key", stored.key().value());
        columns.put("version_id", stored.versionId().orElse(null));
        columns.put("proof", stored.proof().word());
        columns.put("stored_at", stored.at());
      }
      case RecordingState.Quarantined quarantined ->
          columns.put("quarantine_reason", SingleLine.of(quarantined.reason()));
      case RecordingState.Discarded discarded -> columns.put("discarded_at", discarded.at());
    }
    return columns;
  }

  private static String word(RecordingState state) {
    return switch (state) {
      case RecordingState.Receiving receiving -> RECEIVING;
      case RecordingState.Received received -> RECEIVED;
      case RecordingState.Delivering delivering -> DELIVERING;
      case RecordingState.Stored stored -> STORED;
      case RecordingState.Quarantined quarantined -> QUARANTINED;
      case RecordingState.Discarded discarded -> DISCARDED;
    };
  }

  static RecordingState read(ResultSet row) throws SQLException {
    String word = row.getString("state");
    return switch (word) {
      case RECEIVING -> new RecordingState.Receiving();
      case RECEIVED -> new RecordingState.Received(ending(row));
      case DELIVERING -> new RecordingState.Delivering(ending(row), key(row));
      case STORED ->
          new RecordingState.Stored(
              ending(row),
              key(row),
              Optional.ofNullable(row.getString("version_id")),
              Proof.of(row.getString("proof")),
              Times.of(row, "stored_at"));
      case QUARANTINED ->
          new RecordingState.Quarantined(
              row.getString("ended_sha256") == null ? Optional.empty() : Optional.of(ending(row)),
              row.getString("quarantine_reason"));
      case DISCARDED -> new RecordingState.Discarded(Times.of(row, "discarded_at"));
      default -> throw new DatabaseException("No recording's state is '" + word + "'", null);
    };
  }

  private static Ending ending(ResultSet row) throws SQLException {
    return new Ending(
        row.getLong("ended_length"),
        new Sha256(row.getString("ended_sha256")),
        row.getBoolean("ended_interrupted"),
        Times.of(row, "ended_at"));
  }

  private static ObjectKey key(ResultSet row) throws SQLException {
    return ObjectKey.of(row.getString("object_key"));
  }
}
