package dev.custody.adapter.http.storage;

import dev.custody.adapter.http.access.Credential;
import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Named;
import dev.custody.adapter.http.access.Need;
import dev.custody.adapter.http.header.Preference;
import dev.custody.adapter.http.once.AnsweredOnce;
import dev.custody.adapter.http.paging.PublicUrl;
import dev.custody.application.port.in.ConfigureStorage;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.storage.VerificationId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Optional;

/** Verifications of a location. */
@Controller("/v1/organizations/{org}/storage-locations/{loc}/verifications")
@Consumes("*/*")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Storage")
class VerificationController {
  private final ConfigureStorage storage;
  private final PublicUrl url;

  VerificationController(ConfigureStorage storage, PublicUrl url) {
    this.storage = storage;
    this.url = url;
  }

  @Post
  @Guard(need = Need.SCOPE, scope = Scope.STORAGE_WRITE, named = Named.LOCATION)
  @AnsweredOnce
  @Operation(
      summary = "Verify a location",
      description = "One runs at a time; a second request is answered with the one that runs.",
      parameters = {
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Prefer",
            schema = @Schema(type = "string"),
            example = "wait=60",
            description = "How many seconds to wait for the end, 120 at most.")
      })
  @ApiResponse(
      responseCode = "202",
      description = "It runs; Location tells where to look.",
      useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "200",
      description = "It was through within the time.",
      useReturnTypeSchema = true)
  HttpResponse<VerificationBody> verify(HttpRequest<?> request, String org, String loc) {
    OrganizationId organization = new OrganizationId(org);
    LocationId location = new LocationId(loc);
    Verification begun = storage.verify(Credential.caller(request), organization, location);
    Optional<Duration> wait = Preference.wait(request);
    if (wait.isEmpty()) {
      return answer(HttpResponse.accepted(), organization, begun);
    }
    Verification seen = storage.awaitVerification(organization, location, begun.id(), wait.get());
    return answer(seen.running() ? HttpResponse.accepted() : HttpResponse.ok(), organization, seen)
        .header("Preference-Applied", Preference.applied(wait.get()));
  }

  @Get("/{ver}")
  @Guard(need = Need.SCOPE, scope = Scope.STORAGE_READ, named = Named.VERIFICATION)
  @Operation(summary = "Show a verification")
  @ApiResponse(
      responseCode = "200",
      description = "The report, as far as it is.",
      useReturnTypeSchema = true)
  HttpResponse<VerificationBody> get(String org, String loc, String ver) {
    return HttpResponse.ok(
        VerificationBody.of(
            storage.verification(
                new OrganizationId(org), new LocationId(loc), new VerificationId(ver))));
  }

  private MutableHttpResponse<VerificationBody> answer(
      MutableHttpResponse<VerificationBody> answer,
      OrganizationId organization,
      Verification verification) {
    return answer
        .body(VerificationBody.of(verification))
        .header(
            "Location",
            url.of(
                "%s/verifications/%s"
                    .formatted(
                        LocationController.path(organization, verification.location()),
                        verification.id())));
  }
}
