package dev.custody.adapter.http.recording;

import dev.custody.adapter.http.json.Fields;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.Title;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may change of a recording (RFC 7396); for the OpenAPI document, and how it is read. */
@Schema(name = "RecordingPatch")
record RecordingPatch(
    @Schema(maxLength = 500, description = "null takes it away.") @Nullable String title,
    @Schema(description = "What is not named stays; null takes a label, or all of them, away.")
        @Nullable Map<String, String> labels) {

  /** What is to be, where something changes. */
  record Read(Optional<Title> title, Optional<Labels> labels) {}

  static Read of(Fields fields, Labels now) {
    Optional<String> title = fields.cleared("title") ? Optional.of("") : fields.text("title");
    Optional<Map<String, String>> labels =
        fields.cleared("labels")
            ? Optional.of(Map.of())
            : fields.object("labels").map(patch -> merged(now, patch));
    fields.end();
    return new Read(title.map(Title::new), labels.map(Labels::new));
  }

  private static Map<String, String> merged(Labels now, Fields patch) {
    Map<String, String> labels = new TreeMap<>(now.values());
    for (String name : patch.names()) {
      if (patch.cleared(name)) {
        labels.remove(name);
      } else if (patch.value(name) instanceof String text) {
        labels.put(name, text);
      } else {
        patch.error(name, "%s is not a text".formatted(Fields.kind(patch.value(name))));
      }
    }
    return labels;
  }
}
