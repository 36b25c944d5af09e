package dev.custody.adapter.http.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.custody.application.port.in.ConfigureStorage.Overview;
import dev.custody.domain.recording.Backlog;
import dev.custody.domain.recording.Blockage;
import dev.custody.domain.storage.StorageDescriptor;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an organization's storage is, as the API shows it. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "StorageOverview",
    description = "Where new recordings go, if somewhere, and what waits to go there, or cannot.")
record OverviewBody(
    @Nullable LocationBody activeLocation,
    @Schema(
            type = "string",
            allowableValues = {"unconfigured", "healthy", "degraded"})
        String health,
    BacklogBody backlog,
    @Schema(
            description =
                "Why recordings wait that a location refuses, those being made among them: the few"
                    + " reasons that most have, the one of most first.")
        List<BlockageBody> blocked,
    QuarantineBody quarantined,
    SpoolBody spool,
    @Nullable DefaultBody installationDefault) {

  /** What holds where no location is active. */
  @Serdeable.Serializable
  @Schema(
      name = "InstallationDefault",
      description =
          "Where recordings go without an active location, as the operator set it. Where this is"
              + " absent, they are refused then.")
  record DefaultBody(@Schema(description = "One of the storage types.") String type, String title) {
    static DefaultBody of(StorageDescriptor descriptor) {
      return new DefaultBody(descriptor.id().value(), descriptor.title());
    }
  }

  /** What waits to be delivered. */
  @Serdeable.Serializable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Backlog")
  record BacklogBody(
      long recordings,
      long bytes,
      @Schema(format = "date-time", description = "Since when the oldest waits.")
          @Nullable String oldest) {

    static BacklogBody of(Backlog backlog) {
      return new BacklogBody(
          backlog.recordings(),
          backlog.bytes(),
          backlog.oldest().map(Instant::toString).orElse(null));
    }
  }

  /** What waits for one reason. */
  @Serdeable.Serializable
  @Schema(name = "Blockage")
  record BlockageBody(
      @Schema(description = "What was refused, and what to do.") String reason,
      long recordings,
      @Schema(format = "date-time", description = "Since when the first of them waits.")
          String since) {

    static BlockageBody of(Blockage blockage) {
      return new BlockageBody(
          blockage.reason(), blockage.recordings(), blockage.since().toString());
    }
  }

  /** What no retry mends. */
  @Serdeable.Serializable
  @Schema(
      name = "Quarantine",
      description =
          "Recordings of which acknowledged bytes are lost: what is there of them is kept on this"
              + " side, and not delivered.")
  record QuarantineBody(
      long recordings, @Schema(description = "Lost ones among them.") long bytes) {

    static QuarantineBody of(Backlog quarantined) {
      return new QuarantineBody(quarantined.recordings(), quarantined.bytes());
    }
  }

  /** What lies on this side. */
  @Serdeable.Serializable
  @Schema(name = "Spool", description = "Where recordings lie until they are delivered.")
  record SpoolBody(
      @Schema(
              description =
                  "What this organization takes of it, recordings that are being made and what is"
                      + " written beside their bytes included.")
          long bytes) {}

  static OverviewBody of(Overview overview) {
    return new OverviewBody(
        overview.active().map(LocationBody::of).orElse(null),
        overview.health().name().toLowerCase(Locale.ROOT),
        BacklogBody.of(overview.backlog()),
        overview.blocked().stream().map(BlockageBody::of).toList(),
        QuarantineBody.of(overview.quarantined()),
        new SpoolBody(overview.spoolBytes()),
        overview.installationDefault().map(DefaultBody::of).orElse(null));
  }
}
