package dev.custody.adapter.http.recording;

import dev.custody.adapter.http.json.Fields;
import dev.custody.application.port.in.Record.Begin;
import dev.custody.domain.access.Caller;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.Title;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A recording to be begun. */
@Schema(name = "NewRecording")
record NewRecordingBody(
    @Schema(maxLength = 500) @Nullable String title,
    @Schema(example = "application/x-asciicast") String contentType,
    @Schema(description = "Now, where it is not told.") @Nullable Instant startedAt,
    @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, description = "64 at most.")
        Map<String, String> labels) {

  static NewRecordingBody of(Fields fields) {
    NewRecordingBody body =
        new NewRecordingBody(
            fields.text("title").orElse(null),
            fields.requiredText("contentType"),
            fields.time("startedAt").orElse(null),
            fields.object("labels").map(NewRecordingBody::labels).orElse(Map.of()));
    fields.end();
    return body;
  }

  Begin command(Caller caller, OrganizationId organization) {
    return new Begin(
        caller,
        organization,
        title == null ? Title.NONE : new Title(title),
        new ContentType(contentType),
        new Labels(labels),
        Optional.ofNullable(startedAt),
        OptionalLong.empty());
  }

  private static Map<String, String> labels(Fields fields) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String name : fields.names()) {
      if (fields.value(name) instanceof String text) {
        labels.put(name, text);
      } else {
        fields.error(name, "%s is not a text".formatted(Fields.kind(fields.value(name))));
      }
    }
    return labels;
  }
}
