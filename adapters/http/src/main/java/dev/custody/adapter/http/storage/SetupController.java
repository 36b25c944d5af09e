package dev.custody.adapter.http.storage;

import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Named;
import dev.custody.adapter.http.access.Need;
import dev.custody.adapter.http.header.Disposition;
import dev.custody.adapter.http.paging.PublicUrl;
import dev.custody.adapter.http.problem.Problems;
import dev.custody.application.port.in.ConfigureStorage;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.SetupArtefact;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;

/** What an administrator needs for the far side of a location. */
@Controller("/v1/organizations/{org}/storage-locations/{loc}/setup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Storage")
class SetupController {
  private final ConfigureStorage storage;
  private final PublicUrl url;

  SetupController(ConfigureStorage storage, PublicUrl url) {
    this.storage = storage;
    this.url = url;
  }

  @Get
  @Guard(need = Need.SCOPE, scope = Scope.STORAGE_READ, named = Named.LOCATION)
  @Operation(summary = "Show the setup kit")
  @ApiResponse(
      responseCode = "200",
      description = "The kit's files, and where they are.",
      useReturnTypeSchema = true)
  HttpResponse<SetupBody> setup(String org, String loc) {
    OrganizationId organization = new OrganizationId(org);
    LocationId location = new LocationId(loc);
    return HttpResponse.ok(
        SetupBody.of(
            storage.setup(organization, location),
            url,
            LocationController.path(organization, location) + "/setup"));
  }

  @Get("/{name}")
  @Guard(need = Need.SCOPE, scope = Scope.STORAGE_READ, named = Named.LOCATION)
  @Operation(summary = "Download a file of the setup kit")
  @ApiResponse(
      responseCode = "200",
      description = "The file itself.",
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = "string", format = "binary")))
  HttpResponse<byte[]> artefact(String org, String loc, String name) {
    SetupArtefact artefact =
        storage.setup(new OrganizationId(org), new LocationId(loc)).artefacts().stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> Problems.notFound().toException());
    byte[] content = artefact.content().getBytes(StandardCharsets.UTF_8);
    return HttpResponse.ok(content)
        .contentType(MediaType.of(artefact.mediaType()))
        .contentLength(content.length)
        .header("Content-Disposition", Disposition.attachment(artefact.name()));
  }
}
