package dev.custody.adapter.http.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.custody.adapter.http.paging.PublicUrl;
import dev.custody.application.port.in.ConfigureStorage.Setup;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** A setup kit as the API shows it. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Setup", description = "What an administrator needs for the far side.")
record SetupBody(
    @Schema(description = "What the service made, to be put in there.")
        Map<String, String> generated,
    List<ArtefactBody> artefacts) {

  /** One file of the kit, and where it is. */
  @Serdeable.Serializable
  @Schema(name = "SetupArtefact")
  record ArtefactBody(
      @Schema(example = "trust-policy.json") String name,
      String title,
      @Schema(
              description =
                  "With text/uri-list the file is a link: its content is an address where everything is filled in already.")
          String mediaType,
      String href) {}

  static SetupBody of(Setup setup, PublicUrl url, String path) {
    return new SetupBody(
        setup.generated(),
        setup.artefacts().stream()
            .map(artefact ->
                new ArtefactBody(
                    artefact.name(),
                    artefact.title(),
                    artefact.mediaType(),
                    url.of(path + "/" + artefact.name())))
            .toList());
  }
}
