package dev.custody.adapter.http.storage;

import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capability;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** What a location was found to be able to do: yes, no or unknown. */
@Serdeable.Serializable
@Schema(name = "Capabilities", description = "Each yes, no or unknown, as it was measured.")
record CapabilitiesBody(
    @Schema(
            type = "string",
            allowableValues = {"yes", "no", "unknown"})
        String write,
    @Schema(
            type = "string",
            allowableValues = {"yes", "no", "unknown"})
        String multipart,
    @Schema(
            type = "string",
            allowableValues = {"yes", "no", "unknown"})
        String read,
    @Schema(
            type = "string",
            allowableValues = {"yes", "no", "unknown"})
        String list,
    @Schema(
            type = "string",
            allowableValues = {"yes", "no", "unknown"})
        String delete) {

  static CapabilitiesBody of(Capabilities capabilities) {
    return new CapabilitiesBody(
        word(capabilities, Capability.WRITE),
        word(capabilities, Capability.MULTIPART),
        word(capabilities, Capability.READ),
        word(capabilities, Capability.LIST),
        word(capabilities, Capability.DELETE));
  }

  private static String word(Capabilities capabilities, Capability capability) {
    return capabilities.of(capability).name().toLowerCase(Locale.ROOT);
  }
}
