package dev.custody.adapter.http.about;

import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Need;
import dev.custody.adapter.http.portal.Portal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
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
  private final Portal portal;

  RootController(Portal portal) {
    this.portal = portal;
  }

  @Get
  @Guard(need = Need.NOTHING)
  @Operation(summary = "The portal, or where to read on where it was not built")
  @ApiResponse(
      responseCode = "200",
      description = "A page.",
      content = @Content(mediaType = "text/html", schema = @Schema(type = "string")))
  HttpResponse<?> root(HttpRequest<?> request) {
    return portal.index(request).orElseGet(RootController::withoutPortal);
  }

  /** The build goes on where there is no npm, and then there is this. */
  static MutableHttpResponse<byte[]> withoutPortal() {
    return Page.of("/dev/custody/adapter/http/about/index.html", "text/html; charset=utf-8");
  }
}
