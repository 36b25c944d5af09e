package dev.custody.adapter.http.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.custody.application.port.in.ConfigureStorage.LocationView;
import dev.custody.domain.paging.Page;
import dev.custody.domain.storage.StorageLocation;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A storage location as the API shows it. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StorageLocation", description = "One place where recordings can go.")
record LocationBody(
    @Schema(example = "loc_01hzy8m3tq4v5w6x7y8z9abcde") String id,
    String organizationId,
    String name,
    @Schema(description = "One of the storage types.") String type,
    @Schema(
            type = "string",
            allowableValues = {"draft", "verified", "active", "degraded", "retired"})
        String state,
    @Schema(
            description =
                "As the type's fields ask for them; a secret reads {\"set\": true, \"hint\":"
                    + " \"…last 4\"}.")
        Map<String, Object> settings,
    @Schema(description = "What the service made, for the administrator to use.")
        Map<String, String> generated,
    CapabilitiesBody capabilities,
    @Nullable VerificationBody lastVerification,
    @Schema(format = "date-time") String createdAt,
    @Schema(format = "date-time") @Nullable String activatedAt,
    @Schema(
            description =
                "True where the service made it, for times without an active location of one's"
                    + " own; else absent.")
        @Nullable Boolean installationDefault) {

  static LocationBody of(LocationView view) {
    StorageLocation location = view.location();
    return new LocationBody(
        location.id().value(),
        location.organization().value(),
        location.name().value(),
        location.type().value(),
        location.state().name().toLowerCase(Locale.ROOT),
        SettingsJson.shown(location.settings()),
        view.generated(),
        CapabilitiesBody.of(location.capabilities()),
        view.lastVerification().map(VerificationBody::of).orElse(null),
        location.createdAt().toString(),
        location.activatedAt().map(Instant::toString).orElse(null),
        location.installationDefault() ? Boolean.TRUE : null);
  }

  /**
   * One page of locations.
   *
   * @param next the cursor of the next page; absent on the last
   */
  @Serdeable.Serializable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "StorageLocationPage")
  record PageBody(List<LocationBody> items, @Nullable String next) {
    static PageBody of(Page<LocationView> page, @Nullable String next) {
      return new PageBody(page.map(LocationBody::of).items(), next);
    }
  }
}
