package dev.custody.adapter.http.organization;

import dev.custody.adapter.http.access.Credential;
import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Named;
import dev.custody.adapter.http.access.Need;
import dev.custody.adapter.http.body.Bodies;
import dev.custody.adapter.http.once.AnsweredOnce;
import dev.custody.adapter.http.paging.PageQuery;
import dev.custody.adapter.http.paging.Pages;
import dev.custody.application.port.in.ManageOrganizations;
import dev.custody.application.port.in.ManageOrganizations.NewToken;
import dev.custody.domain.access.Scope;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.organization.OrganizationId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
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

/** The tokens of an organization. */
@Controller("/v1/organizations/{org}/tokens")
@Consumes("*/*")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Tokens")
class TokenController {
  private final ManageOrganizations organizations;
  private final Pages pages;

  TokenController(ManageOrganizations organizations, Pages pages) {
    this.organizations = organizations;
    this.pages = pages;
  }

  @Post
  @Guard(need = Need.SCOPE_OR_OPERATOR, scope = Scope.TOKENS_WRITE, body = "application/json")
  @AnsweredOnce
  @Operation(
      summary = "Make a token",
      description = "The secret shows in this answer and never again.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = NewTokenBody.class),
              examples =
                  @ExampleObject(
                      "{\"name\": \"the gateway\", \"scopes\": [\"recordings:write\"]}")))
  @ApiResponse(
      responseCode = "201",
      description = "The token with its secret.",
      useReturnTypeSchema = true)
  HttpResponse<TokenBody> create(HttpRequest<?> request, String org) {
    NewTokenBody body = NewTokenBody.of(Bodies.fields(request));
    NewToken made =
        organizations.createToken(
            body.command(Credential.caller(request), new OrganizationId(org)));
    return HttpResponse.created(TokenBody.of(made)).header("Cache-Control", "no-store");
  }

  @Get
  @Guard(need = Need.SCOPE_OR_OPERATOR, scope = Scope.TOKENS_WRITE)
  @Operation(
      summary = "List tokens",
      description = "Without their secrets.",
      parameters = {
        @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50")),
        @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string"))
      })
  @ApiResponse(responseCode = "200", description = "One page.", useReturnTypeSchema = true)
  HttpResponse<TokenPage> list(HttpRequest<?> request, String org) {
    return pages.answer(
        request,
        organizations.tokens(new OrganizationId(org), PageQuery.of(request)),
        TokenPage::of);
  }

  @Delete("/{tok}")
  @Guard(need = Need.SCOPE_OR_OPERATOR, scope = Scope.TOKENS_WRITE, named = Named.TOKEN)
  @Operation(
      summary = "Revoke a token",
      description = "From now on it opens nothing, not even what it has begun.")
  @ApiResponse(responseCode = "204", description = "It is revoked.")
  HttpResponse<Void> revoke(HttpRequest<?> request, String org, String tok) {
    organizations.revokeToken(
        Credential.caller(request), new OrganizationId(org), new TokenId(tok));
    return HttpResponse.noContent();
  }
}
