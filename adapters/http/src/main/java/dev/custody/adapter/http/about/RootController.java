package dev.custody.adapter.http.about;

import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Need;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Where people arrive who only know the address. */
@Controller("/")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "About")
class RootController {
  @Get
  @Guard(need = Need.NOTHING)
  @Operation(summary = "What this is, and where to read on")
  @ApiResponse(
      responseCode = "200",
      description = "A page.",
      content = @Content(mediaType = "text/html", schema = @Schema(type = "string")))
  HttpResponse<byte[]> root() {
    return Page.of("/dev/custody/adapter/http/about/index.html", "text/html; charset=utf-8");
  }
}
