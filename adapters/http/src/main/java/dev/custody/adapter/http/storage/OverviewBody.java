package dev.custody.adapter.http.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.custody.application.port.in.ConfigureStorage.Overview;
import dev.custody.domain.recording.Backlog;
import dev.custody.domain.storage.StorageDescriptor;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an organization's storage is, as the API shows it. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "StorageOverview",
    description = "Where new recordings go, if somewhere, and what waits to go there.")
record OverviewBody(
    @Nullable LocationBody activeLocation,
    @Schema(
            type = "string",
            allowableValues = {"unconfigured", "healthy", "degraded"})
        String health,
    BacklogBody backlog,
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

  static OverviewBody of(Overview overview) {
    return new OverviewBody(
        overview.active().map(LocationBody::of).orElse(null),
        overview.health().name().toLowerCase(Locale.ROOT),
        BacklogBody.of(overview.backlog()),
        overview.installationDefault().map(DefaultBody::of).orElse(null));
  }
}
