package dev.custody.adapter.http.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.custody.domain.storage.StorageDescriptor;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How a storage type describes itself. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StorageType", description = "A kind of storage and what its settings ask for.")
record StorageTypeBody(
    @Schema(description = "What a location names as its type.") String id,
    String title,
    String description,
    int schemaVersion,
    @Schema(description = "Whether to offer it first.") boolean recommended,
    List<FieldBody> fields) {

  static StorageTypeBody of(StorageDescriptor descriptor) {
    return new StorageTypeBody(
        descriptor.id().value(),
        descriptor.title(),
        descriptor.description(),
        descriptor.schemaVersion(),
        descriptor.recommended(),
        descriptor.fields().stream().map(FieldBody::of).toList());
  }

  /** All that may be chosen. */
  @Serdeable.Serializable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "StorageTypes")
  record ListBody(List<StorageTypeBody> items) {}
}
