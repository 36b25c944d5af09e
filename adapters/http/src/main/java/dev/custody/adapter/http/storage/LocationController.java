package dev.custody.adapter.http.storage;

import dev.custody.adapter.http.access.Credential;
import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Named;
import dev.custody.adapter.http.access.Need;
import dev.custody.adapter.http.body.Bodies;
import dev.custody.adapter.http.once.AnsweredOnce;
import dev.custody.adapter.http.paging.PageQuery;
import dev.custody.adapter.http.paging.Pages;
import dev.custody.adapter.http.paging.PublicUrl;
import dev.custody.adapter.http.problem.RefusalProblems;
import dev.custody.application.port.in.ConfigureStorage;
import dev.custody.application.port.in.ConfigureStorage.ChangeLocation;
import dev.custody.application.port.in.ConfigureStorage.LocationView;
import dev.custody.application.port.in.Refusal;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.StorageLocation;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.OptionalLong;

/** Storage locations. */
@Controller("/v1/organizations/{org}/storage-locations")
@Consumes("*/*")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Storage")
class LocationController {
  private final ConfigureStorage storage;
  private final Pages pages;
  private final PublicUrl url;

  LocationController(ConfigureStorage storage, Pages pages, PublicUrl url) {
    this.storage = storage;
    this.pages = pages;
    this.url = url;
  }

  @Post
  @Guard(need = Need.SCOPE, scope = Scope.STORAGE_WRITE, body = "application/json")
  @AnsweredOnce
  @Operation(summary = "Draft a location")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = NewLocationBody.class)))
  @ApiResponse(responseCode = "201", description = "The draft.", useReturnTypeSchema = true)
  HttpResponse<LocationBody> draft(HttpRequest<?> request, String org) {
    OrganizationId organization = new OrganizationId(org);
    LocationView made =
        storage.draft(
            NewLocationBody.command(
                Credential.caller(request), organization, Bodies.fields(request), storage));
    return answer(HttpResponse.created(LocationBody.of(made)), made)
        .header("Location", url.of(path(organization, made.location().id())));
  }

  @Get
  @Guard(need = Need.SCOPE, scope = Scope.STORAGE_READ)
  @Operation(
      summary = "List locations",
      parameters = {
        @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50")),
        @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string"))
      })
  @ApiResponse(responseCode = "200", description = "One page.", useReturnTypeSchema = true)
  HttpResponse<LocationBody.PageBody> list(HttpRequest<?> request, String org) {
    return pages.answer(
        request,
        storage.list(new OrganizationId(org), PageQuery.of(request)),
        LocationBody.PageBody::of);
  }

  @Get("/{loc}")
  @Guard(need = Need.SCOPE, scope = Scope.STORAGE_READ, named = Named.LOCATION)
  @Operation(summary = "Show a location")
  @ApiResponse(
      responseCode = "200",
      description = "The location.",
      headers = @Header(name = "ETag", description = "What a change expects in If-Match."),
      useReturnTypeSchema = true)
  HttpResponse<LocationBody> get(String org, String loc) {
    return shown(storage.get(new OrganizationId(org), new LocationId(loc)));
  }

  @Patch("/{loc}")
  @Guard(
      need = Need.SCOPE,
      scope = Scope.STORAGE_WRITE,
      named = Named.LOCATION,
      body = {"application/merge-patch+json", "application/json"},
      ifMatch = true)
  @Operation(
      summary = "Change a location",
      description =
          "New values of a location in use are verified first, and are not taken if they fail.",
      parameters = {
        @Parameter(
            in = ParameterIn.HEADER,
            name = "If-Match",
            required = true,
            schema = @Schema(type = "string"),
            description = "The ETag of what was seen, or '*'.")
      })
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/merge-patch+json",
              schema = @Schema(implementation = LocationPatch.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The location as it is now.",
      useReturnTypeSchema = true)
  HttpResponse<LocationBody> change(HttpRequest<?> request, String org, String loc) {
    OrganizationId organization = new OrganizationId(org);
    LocationId id = new LocationId(loc);
    StorageLocation seen = storage.get(organization, id).location();
    OptionalLong expected = Revision.expected(request, seen.revision());
    LocationPatch.Read patch =
        LocationPatch.of(Bodies.fields(request), storage.descriptor(seen.type()));
    try {
      return shown(
          storage.change(
              new ChangeLocation(
                  Credential.caller(request),
                  organization,
                  id,
                  expected,
                  patch.name(),
                  patch.settings())));
    } catch (Refusal.VerificationFailed failed) {
      throw RefusalProblems.of(failed)
          .with("verification", VerificationBody.of(failed.report()))
          .toException(failed);
    }
  }

  @Delete("/{loc}")
  @Guard(need = Need.SCOPE, scope = Scope.STORAGE_WRITE, named = Named.LOCATION)
  @Operation(
      summary = "Take a location away",
      description = "Only one that is not active and that no recording was ever pinned to.")
  @ApiResponse(responseCode = "204", description = "It is gone.")
  HttpResponse<Void> remove(HttpRequest<?> request, String org, String loc) {
    storage.remove(Credential.caller(request), new OrganizationId(org), new LocationId(loc));
    return HttpResponse.noContent();
  }

  @Post("/{loc}/activation")
  @Guard(need = Need.SCOPE, scope = Scope.STORAGE_WRITE, named = Named.LOCATION)
  @AnsweredOnce
  @Operation(
      summary = "Send new recordings there",
      description = "The location before is retired; what is there stays readable.")
  @ApiResponse(
      responseCode = "200",
      description = "The location, active.",
      useReturnTypeSchema = true)
  HttpResponse<LocationBody> activate(HttpRequest<?> request, String org, String loc) {
    return shown(
        storage.activate(Credential.caller(request), new OrganizationId(org), new LocationId(loc)));
  }

  @Post("/{loc}/retirement")
  @Guard(need = Need.SCOPE, scope = Scope.STORAGE_WRITE, named = Named.LOCATION)
  @AnsweredOnce
  @Operation(summary = "Send no new recordings there")
  @ApiResponse(
      responseCode = "200",
      description = "The location, retired.",
      useReturnTypeSchema = true)
  HttpResponse<LocationBody> retire(HttpRequest<?> request, String org, String loc) {
    return shown(
        storage.retire(Credential.caller(request), new OrganizationId(org), new LocationId(loc)));
  }

  /** The path of a location. */
  static String path(OrganizationId organization, LocationId location) {
    return "/v1/organizations/%s/storage-locations/%s".formatted(organization, location);
  }

  private static MutableHttpResponse<LocationBody> shown(LocationView view) {
    return answer(HttpResponse.ok(LocationBody.of(view)), view);
  }

  private static MutableHttpResponse<LocationBody> answer(
      MutableHttpResponse<LocationBody> answer, LocationView view) {
    return answer.header("ETag", Revision.tag(view.location().revision()));
  }
}
