package dev.custody.adapter.http.audit;

import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Need;
import dev.custody.adapter.http.paging.PageQuery;
import dev.custody.adapter.http.paging.Pages;
import dev.custody.application.port.in.Audit;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.OrganizationId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Who did what. */
@Controller("/v1/organizations/{org}/audit-events")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Audit log")
class AuditController {
  private final Audit audit;
  private final Pages pages;

  AuditController(Audit audit, Pages pages) {
    this.audit = audit;
    this.pages = pages;
  }

  @Get
  @Guard(need = Need.SCOPE, scope = Scope.AUDIT_READ)
  @Operation(
      summary = "List what was done, and what was denied",
      description =
          "The newest first. Every change is told; a view of a recording once a token and quarter"
              + " of an hour, however many ranges it was read in; of denied tries a few a token and"
              + " quarter of an hour one by one, the others as a number.",
      parameters = {
        @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            schema = @Schema(type = "string", format = "date-time"),
            description = "Happened then or later."),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "to",
            schema = @Schema(type = "string", format = "date-time"),
            description = "Happened before."),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "action",
            schema = @Schema(type = "string"),
            example = "recording.viewed"),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50")),
        @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string"))
      })
  @ApiResponse(responseCode = "200", description = "One page.", useReturnTypeSchema = true)
  HttpResponse<AuditEventBody.PageBody> list(HttpRequest<?> request, String org) {
    return pages.answer(
        request,
        audit.list(new OrganizationId(org), AuditQuery.of(request), PageQuery.of(request)),
        AuditEventBody.PageBody::of);
  }
}
