package dev.custody.adapter.http.session;

import dev.custody.adapter.http.access.Credential;
import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Need;
import dev.custody.adapter.http.access.SameOrigin;
import dev.custody.adapter.http.access.SessionCookie;
import dev.custody.adapter.http.body.Bodies;
import dev.custody.adapter.http.problem.Problems;
import dev.custody.application.port.in.LogIn;
import dev.custody.application.port.in.LogIn.Started;
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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;

/** Logging in to the portal, and out. */
@Controller("/v1/session")
@Consumes("*/*")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Session")
class SessionController {
  private static final String SET_COOKIE = "Set-Cookie";

  private final LogIn logIn;
  private final SameOrigin origin;

  SessionController(LogIn logIn, SameOrigin origin) {
    this.logIn = logIn;
    this.origin = origin;
  }

  @Post
  @Guard(need = Need.NOTHING, body = "application/json")
  @SecurityRequirements
  @Operation(
      summary = "Log in",
      description =
          "Exchanges a token of an organization, or a code, for a cookie. It opens what the token"
              + " opens, for twelve hours at most. Changes with it need the Origin of this service.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = LogInBody.class),
              examples = @ExampleObject("{\"token\": \"custody_…\"}")))
  @ApiResponse(responseCode = "200", description = "Logged in.", useReturnTypeSchema = true)
  HttpResponse<SessionBody> begin(HttpRequest<?> request) {
    origin.refuseOthers(request);
    LogInBody body = LogInBody.of(Bodies.fields(request));
    Started started =
        body.token()
            .map(logIn::withToken)
            .orElseGet(() -> body.code().flatMap(logIn::withCode))
            .orElseThrow(() -> Problems.badToken().toException());
    Duration left = Duration.between(started.session().startedAt(), started.session().endsAt());
    return HttpResponse.ok(SessionBody.of(started.session(), started.caller()))
        .header(SET_COOKIE, SessionCookie.keeping(started.secret(), left))
        .header("Cache-Control", "no-store");
  }

  @Get
  @Guard(need = Need.ANY_TOKEN)
  @Operation(summary = "Show who calls", description = "With the cookie or with a token.")
  @ApiResponse(responseCode = "200", description = "Who calls.", useReturnTypeSchema = true)
  HttpResponse<SessionBody> get(HttpRequest<?> request) {
    SessionBody body =
        SessionCookie.usedBy(request)
            .flatMap(logIn::current)
            .map(current -> SessionBody.of(current.session(), current.caller()))
            .orElseGet(() -> SessionBody.of(Credential.caller(request)));
    return HttpResponse.ok(body).header("Cache-Control", "no-store");
  }

  @Delete
  @Guard(need = Need.ANY_TOKEN)
  @Operation(summary = "Log out", description = "A token is no session: it stays as it is.")
  @ApiResponse(responseCode = "204", description = "Logged out.")
  HttpResponse<Void> end(HttpRequest<?> request) {
    SessionCookie.usedBy(request).ifPresent(logIn::end);
    return HttpResponse.<Void>noContent().header(SET_COOKIE, SessionCookie.gone());
  }
}
