package dev.custody.adapter.http.storage;

import dev.custody.adapter.http.json.Fields;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may change of a location (RFC 7396); for the OpenAPI document, and how it is read. */
@Schema(name = "StorageLocationPatch")
record LocationPatch(
    @Schema(maxLength = 200) @Nullable String name,
    @Schema(description = "What is not named stays; null takes a value back, but keeps a secret.")
        @Nullable Map<String, Object> settings) {

  /** As it was read. */
  record Read(Optional<LocationName> name, StorageSettings settings) {}

  static Read of(Fields fields, Optional<StorageDescriptor> descriptor) {
    fields.refuseNull("name", "a location has a name; leave it out to keep it");
    fields.refuseNull("settings", "it takes an object; leave it out to keep the settings");
    Optional<String> name = fields.text("name");
    Optional<Fields> settings = fields.object("settings");
    fields.end();
    return new Read(
        name.map(LocationName::new),
        settings.map(values -> SettingsJson.read(values, descriptor)).orElse(StorageSettings.NONE));
  }
}
