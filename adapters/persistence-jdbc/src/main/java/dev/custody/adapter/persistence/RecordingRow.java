package dev.custody.adapter.persistence;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.Blocked;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.recording.Status;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.text.SingleLine;
import io.micronaut.json.tree.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code recordings}. */
final class RecordingRow {
  private RecordingRow() {}

  static Map<String, @Nullable Object> columns(Recording recording) {
    Status status = recording.status();
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("id", recording.id().value());
    columns.put("organization", recording.organization().value());
    columns.put("title", recording.title().value());
    columns.put("folded_title", folded(recording.title().value()));
    columns.put("content_type", recording.contentType().value());
    columns.put("essence", recording.contentType().essence());
    columns.put("labels", Json.writeTexts(recording.labels().values()));
    columns.put("started_at", recording.startedAt());
    columns.put("location", recording.location().value());
    columns.putAll(StateColumns.of(recording.state()));
    columns.put("status", status.word());
    columns.put("finished", status == Status.STORED || status == Status.DISCARDED);
    columns.put("discarded", status == Status.DISCARDED);
    columns.put("bytes", recording.bytes());
    Optional<Blocked> blocked = recording.blocked();
    columns.put("blocked_reason", blocked.map(b -> SingleLine.of(b.reason())).orElse(null));
    columns.put("blocked_since", blocked.map(Blocked::since).orElse(null));
    columns.put("blocked_next_try", blocked.map(Blocked::nextTry).orElse(null));
    columns.put("lost", lostText(recording.lost()));
    return columns;
  }

  /**
   * As titles are compared where case does not matter: by Java's rules, since the databases' own
   * differ from each other and from one installation to the next.
   */
  static String folded(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  static Recording read(ResultSet row) throws SQLException {
    return new Recording(
        new RecordingId(row.getString("id")),
        new OrganizationId(row.getString("organization")),
        new Title(row.getString("title")),
        new ContentType(row.getString("content_type")),
        new Labels(Json.readTexts(row.getString("labels"))),
        Times.of(row, "started_at"),
        new LocationId(row.getString("location")),
        StateColumns.read(row),
        row.getLong("bytes"),
        blocked(row),
        lostRanges(row.getString("lost")));
  }

  private static Optional<Blocked> blocked(ResultSet row) throws SQLException {
    String reason = row.getString("blocked_reason");
    return reason == null
        ? Optional.empty()
        : Optional.of(
            new Blocked(reason, Times.of(row, "blocked_since"), Times.of(row, "blocked_next_try")));
  }

  private static String lostText(List<LostRange> ranges) {
    return Json.write(
        JsonNode.createArrayNode(
            ranges.stream()
                .map(range ->
                    JsonNode.createObjectNode(
                        Map.of(
                            "from",
                            JsonNode.createNumberNode(range.from()),
                            "to",
                            JsonNode.createNumberNode(range.to()))))
                .toList()));
  }

  private static List<LostRange> lostRanges(String text) {
    List<LostRange> ranges = new ArrayList<>();
    Json.read(text)
        .values()
        .forEach(node ->
            ranges.add(
                new LostRange(
                    Json.field(node, "from").getLongValue(),
                    Json.field(node, "to").getLongValue())));
    return ranges;
  }
}
