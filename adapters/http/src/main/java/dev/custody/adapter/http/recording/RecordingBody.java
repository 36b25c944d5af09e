package dev.custody.adapter.http.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.custody.domain.paging.Page;
import dev.custody.domain.recording.Blocked;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingState;
import dev.custody.domain.storage.ObjectKey;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A recording as the API shows it. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Recording", description = "One recorded session, call or video.")
record RecordingBody(
    @Schema(example = "rec_01hzy8m3tq4v5w6x7y8z9abcde") String id,
    String organizationId,
    String title,
    @Schema(example = "application/x-asciicast") String contentType,
    Map<String, String> labels,
    @Schema(
            type = "string",
            allowableValues = {
              "receiving",
              "received",
              "delivering",
              "stored",
              "blocked",
              "quarantined",
              "discarded"
            })
        String state,
    @Schema(description = "Whether it was closed for a recorder that had gone away.")
        boolean interrupted,
    @Schema(description = "How many bytes are durable.") long bytes,
    @Schema(description = "Hexadecimal; there once it has ended.") @Nullable String sha256,
    @Schema(format = "date-time") String startedAt,
    @Schema(format = "date-time") @Nullable String receivedAt,
    @Schema(format = "date-time") @Nullable String storedAt,
    @Schema(description = "Where it is pinned to.") String locationId,
    @Schema(description = "There once it is being delivered.") @Nullable String objectKey,
    @Schema(
            description = "How it is known that it arrived.",
            type = "string",
            allowableValues = {"checksum", "head", "read-back"})
        @Nullable String proof,
    @Nullable BlockedBody blocked,
    @Schema(description = "Acknowledged bytes that are gone.") @Nullable List<LostBody> lost) {

  /** What a location refuses, and when it is tried again. */
  @Serdeable.Serializable
  @Schema(name = "Blocked", description = "What the location refuses, and when it is tried again.")
  record BlockedBody(
      String reason,
      @Schema(format = "date-time") String since,
      @Schema(format = "date-time") String nextTry) {
    static BlockedBody of(Blocked blocked) {
      return new BlockedBody(
          blocked.reason(), blocked.since().toString(), blocked.nextTry().toString());
    }
  }

  /** From the first byte that is gone to the first that is not. */
  @Serdeable.Serializable
  @Schema(name = "LostRange")
  record LostBody(long from, long to) {
    static LostBody of(LostRange range) {
      return new LostBody(range.from(), range.to());
    }
  }

  /**
   * One page of recordings.
   *
   * @param next the cursor of the next page; absent on the last
   */
  @Serdeable.Serializable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RecordingPage")
  record PageBody(List<RecordingBody> items, @Nullable String next) {
    static PageBody of(Page<Recording> page, @Nullable String next) {
      return new PageBody(page.map(RecordingBody::of).items(), next);
    }
  }

  static RecordingBody of(Recording recording) {
    Optional<RecordingState.Stored> stored =
        recording.state() instanceof RecordingState.Stored state
            ? Optional.of(state)
            : Optional.empty();
    return new RecordingBody(
        recording.id().value(),
        recording.organization().value(),
        recording.title().value(),
        recording.contentType().value(),
        recording.labels().values(),
        recording.status().word(),
        recording.interrupted(),
        recording.bytes(),
        recording.ending().map(ending -> ending.sha256().hex()).orElse(null),
        recording.startedAt().toString(),
        recording.ending().map(ending -> ending.at().toString()).orElse(null),
        stored.map(state -> state.at().toString()).orElse(null),
        recording.location().value(),
        recording.objectKey().map(ObjectKey::value).orElse(null),
        stored.map(state -> state.proof().word()).orElse(null),
        recording.blocked().map(BlockedBody::of).orElse(null),
        recording.lost().isEmpty() ? null : recording.lost().stream().map(LostBody::of).toList());
  }
}
