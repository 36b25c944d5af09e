package dev.custody.adapter.http.organization;

import dev.custody.adapter.http.access.Credential;
import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Need;
import dev.custody.adapter.http.body.Bodies;
import dev.custody.adapter.http.once.AnsweredOnce;
import dev.custody.adapter.http.paging.PageQuery;
import dev.custody.adapter.http.paging.Pages;
import dev.custody.adapter.http.paging.PublicUrl;
import dev.custody.application.port.in.ManageOrganizations;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Tenants. */
@Controller("/v1/organizations")
@Consumes("*/*")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Organizations")
class OrganizationController {
  private final ManageOrganizations organizations;
  private final Pages pages;
  private final PublicUrl url;

  OrganizationController(ManageOrganizations organizations, Pages pages, PublicUrl url) {
    this.organizations = organizations;
    this.pages = pages;
    this.url = url;
  }

  @Post
  @Guard(need = Need.OPERATOR, body = "application/json")
  @AnsweredOnce
  @Operation(summary = "Make an organization")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = NewOrganizationBody.class),
              examples = @ExampleObject("{\"name\": \"Acme\"}")))
  @ApiResponse(
      responseCode = "201",
      description = "The organization, with an external ID.",
      useReturnTypeSchema = true)
  HttpResponse<OrganizationBody> create(HttpRequest<?> request) {
    NewOrganizationBody body = NewOrganizationBody.of(Bodies.fields(request));
    Organization made = organizations.create(body.command(Credential.caller(request)));
    return HttpResponse.created(OrganizationBody.of(made))
        .header("Location", url.of("/v1/organizations/" + made.id()));
  }

  @Get
  @Guard(need = Need.ANY_TOKEN)
  @Operation(
      summary = "List organizations",
      description = "All to the operator, else one's own.",
      parameters = {
        @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50")),
        @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string"))
      })
  @ApiResponse(responseCode = "200", description = "One page.", useReturnTypeSchema = true)
  HttpResponse<OrganizationPage> list(HttpRequest<?> request) {
    return pages.answer(
        request,
        organizations.list(Credential.caller(request), PageQuery.of(request)),
        OrganizationPage::of);
  }

  @Get("/{org}")
  @Guard(need = Need.ANY_TOKEN)
  @Operation(summary = "Show an organization")
  @ApiResponse(responseCode = "200", description = "The organization.", useReturnTypeSchema = true)
  HttpResponse<OrganizationBody> get(String org) {
    return HttpResponse.ok(OrganizationBody.of(organizations.get(new OrganizationId(org))));
  }

  @Patch("/{org}")
  @Guard(
      need = Need.SCOPE_OR_OPERATOR,
      scope = Scope.STORAGE_WRITE,
      body = {"application/merge-patch+json", "application/json"})
  @Operation(summary = "Change an organization")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/merge-patch+json",
              schema = @Schema(implementation = OrganizationPatch.class),
              examples = @ExampleObject("{\"idleTimeout\": \"PT2H\"}")))
  @ApiResponse(
      responseCode = "200",
      description = "The organization as it is now.",
      useReturnTypeSchema = true)
  HttpResponse<OrganizationBody> change(HttpRequest<?> request, String org) {
    OrganizationPatch patch = OrganizationPatch.of(Bodies.fields(request));
    return HttpResponse.ok(
        OrganizationBody.of(
            organizations.change(
                patch.command(Credential.caller(request), new OrganizationId(org)))));
  }
}
