package dev.custody.adapter.http.storage;

import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Need;
import dev.custody.application.port.in.ConfigureStorage;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The kinds of storage that organizations may choose from. */
@Controller("/v1/storage-types")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Storage")
class StorageTypeController {
  private final ConfigureStorage storage;

  StorageTypeController(ConfigureStorage storage) {
    this.storage = storage;
  }

  @Get
  @Guard(need = Need.ANY_TOKEN)
  @Operation(summary = "List the storage types to choose from")
  @ApiResponse(
      responseCode = "200",
      description = "The types, each with its fields.",
      useReturnTypeSchema = true)
  HttpResponse<StorageTypeBody.ListBody> list() {
    return HttpResponse.ok(
        new StorageTypeBody.ListBody(
            storage.offeredTypes().stream().map(StorageTypeBody::of).toList()));
  }
}
