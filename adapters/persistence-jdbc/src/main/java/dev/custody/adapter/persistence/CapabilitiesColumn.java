package dev.custody.adapter.persistence;

import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capability;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Capabilities as JSON, by name; what is unknown is not there. */
final class CapabilitiesColumn {
  private CapabilitiesColumn() {}

  static String write(Capabilities capabilities) {
    Map<String, String> known = new LinkedHashMap<>();
    capabilities
        .answers()
        .forEach((capability, answer) -> {
          if (answer != Capabilities.Answer.UNKNOWN) {
            known.put(capability.name(), answer.name());
          }
        });
    return Json.writeTexts(known);
  }

  static Capabilities read(String text) {
    Map<Capability, Capabilities.Answer> known = new EnumMap<>(Capability.class);
    Json.readTexts(text)
        .forEach((capability, answer) ->
            known.put(Capability.valueOf(capability), Capabilities.Answer.valueOf(answer)));
    return new Capabilities(known);
  }
}
