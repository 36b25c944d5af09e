package dev.custody.adapter.http.storage;

import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Need;
import dev.custody.application.port.in.ConfigureStorage;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.OrganizationId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** How an organization's storage is. */
@Controller("/v1/organizations/{org}/storage")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Storage")
class OverviewController {
  private final ConfigureStorage storage;

  OverviewController(ConfigureStorage storage) {
    this.storage = storage;
  }

  @Get
  @Guard(need = Need.SCOPE, scope = Scope.STORAGE_READ)
  @Operation(summary = "Show how the storage is")
  @ApiResponse(
      responseCode = "200",
      description = "Where recordings go, health, and what waits and why.",
      useReturnTypeSchema = true)
  HttpResponse<OverviewBody> overview(String org) {
    return HttpResponse.ok(OverviewBody.of(storage.overview(new OrganizationId(org))));
  }
}
