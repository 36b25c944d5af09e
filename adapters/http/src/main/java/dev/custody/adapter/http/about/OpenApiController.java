package dev.custody.adapter.http.about;

import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Need;
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

/** The OpenAPI document. */
@Controller("/openapi.json")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "About")
class OpenApiController {
  private final OpenApiDocument document;

  OpenApiController(OpenApiDocument document) {
    this.document = document;
  }

  @Get
  @Guard(need = Need.NOTHING)
  @Operation(summary = "This document")
  @ApiResponse(
      responseCode = "200",
      description = "OpenAPI 3.1.",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  HttpResponse<byte[]> document() {
    byte[] bytes = document.bytes();
    return HttpResponse.ok(bytes)
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .contentLength(bytes.length)
        .header("Cache-Control", "no-cache");
  }
}
