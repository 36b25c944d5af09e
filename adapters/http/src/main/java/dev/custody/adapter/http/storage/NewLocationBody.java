package dev.custody.adapter.http.storage;

import dev.custody.adapter.http.json.Fields;
import dev.custody.application.port.in.ConfigureStorage;
import dev.custody.application.port.in.ConfigureStorage.DraftLocation;
import dev.custody.domain.access.Caller;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationName;
import dev.custody.domain.storage.StorageDescriptor;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.storage.StorageTypeId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A location to be made; for the OpenAPI document, and how it is read. */
@Schema(name = "NewStorageLocation")
record NewLocationBody(
    @Schema(description = "One of the storage types.") String type,
    @Schema(maxLength = 200) @Nullable String name,
    @Schema(
            requiredMode = Schema.RequiredMode.NOT_REQUIRED,
            description = "As the type's fields ask for them.")
        Map<String, Object> settings) {

  static DraftLocation command(
      Caller caller, OrganizationId organization, Fields fields, ConfigureStorage storage) {
    String type = fields.requiredText("type");
    Optional<String> name = fields.text("name");
    Optional<StorageDescriptor> descriptor = StorageTypeId.parse(type).flatMap(storage::descriptor);
    Optional<Fields> settings = fields.object("settings");
    fields.end();
    return new DraftLocation(
        caller,
        organization,
        type,
        name.map(LocationName::new),
        settings.map(values -> SettingsJson.read(values, descriptor)).orElse(StorageSettings.NONE));
  }
}
