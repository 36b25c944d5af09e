package dev.custody.adapter.http.recording;

import dev.custody.adapter.http.access.Credential;
import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Named;
import dev.custody.adapter.http.access.Need;
import dev.custody.adapter.http.body.Bodies;
import dev.custody.adapter.http.once.AnsweredOnce;
import dev.custody.adapter.http.paging.PageQuery;
import dev.custody.adapter.http.paging.Pages;
import dev.custody.application.port.in.Play;
import dev.custody.application.port.in.Record;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.recording.RecordingRef;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Finding recordings, and what is done with them after they were made. */
@Controller("/v1/organizations/{org}/recordings")
@Consumes("*/*")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Recordings")
class RecordingController {
  private final Record recordings;
  private final Play play;
  private final Pages pages;

  RecordingController(Record recordings, Play play, Pages pages) {
    this.recordings = recordings;
    this.play = play;
    this.pages = pages;
  }

  @Get
  @Guard(need = Need.SCOPE, scope = Scope.RECORDINGS_READ)
  @Operation(
      summary = "List recordings",
      description = "The newest first.",
      parameters = {
        @Parameter(in = ParameterIn.QUERY, name = "state", schema = @Schema(type = "string")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "contentType",
            schema = @Schema(type = "string"),
            example = "video/mp4"),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            schema = @Schema(type = "string", format = "date-time"),
            description = "Started then or later."),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "to",
            schema = @Schema(type = "string", format = "date-time"),
            description = "Started before."),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "q",
            schema = @Schema(type = "string"),
            description = "A piece of the title."),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50")),
        @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string"))
      })
  @ApiResponse(responseCode = "200", description = "One page.", useReturnTypeSchema = true)
  HttpResponse<RecordingBody.PageBody> list(HttpRequest<?> request, String org) {
    return pages.answer(
        request,
        play.list(new OrganizationId(org), RecordingQuery.of(request), PageQuery.of(request)),
        RecordingBody.PageBody::of);
  }

  @Get("/{rec}")
  @Guard(need = Need.SCOPE, scope = Scope.RECORDINGS_READ, named = Named.RECORDING)
  @Operation(summary = "Show a recording")
  @ApiResponse(
      responseCode = "200",
      description = "The recording as it is now.",
      useReturnTypeSchema = true)
  HttpResponse<RecordingBody> get(String org, String rec) {
    return HttpResponse.ok(RecordingBody.of(play.get(ref(org, rec))));
  }

  @Patch("/{rec}")
  @Guard(
      need = Need.SCOPE,
      scope = Scope.RECORDINGS_WRITE,
      named = Named.RECORDING,
      body = {"application/merge-patch+json", "application/json"})
  @Operation(summary = "Change title and labels")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/merge-patch+json",
              schema = @Schema(implementation = RecordingPatch.class),
              examples = @ExampleObject("{\"title\": \"Deploy\", \"labels\": {\"case\": null}}")))
  @ApiResponse(
      responseCode = "200",
      description = "The recording as it is now.",
      useReturnTypeSchema = true)
  HttpResponse<RecordingBody> describe(HttpRequest<?> request, String org, String rec) {
    RecordingRef ref = ref(org, rec);
    RecordingPatch.Read patch = RecordingPatch.of(Bodies.fields(request), play.get(ref).labels());
    return HttpResponse.ok(
        RecordingBody.of(
            recordings.describe(Credential.caller(request), ref, patch.title(), patch.labels())));
  }

  @Delete("/{rec}")
  @Guard(need = Need.SCOPE, scope = Scope.RECORDINGS_DELETE, named = Named.RECORDING)
  @Operation(
      summary = "Delete a recording",
      description =
          "Its bytes here and its object there; never answers that it did what it did not.")
  @ApiResponse(responseCode = "204", description = "It is gone.")
  HttpResponse<Void> delete(HttpRequest<?> request, String org, String rec) {
    recordings.discard(Credential.caller(request), ref(org, rec));
    return HttpResponse.noContent();
  }

  @Post("/{rec}/seal")
  @Guard(need = Need.SCOPE, scope = Scope.RECORDINGS_WRITE, named = Named.RECORDING)
  @AnsweredOnce
  @Operation(
      summary = "End a recording whose recorder went away",
      description = "Marks it as interrupted. Harmless if it has ended.")
  @ApiResponse(
      responseCode = "200",
      description = "The recording, ended.",
      useReturnTypeSchema = true)
  HttpResponse<RecordingBody> seal(HttpRequest<?> request, String org, String rec) {
    return HttpResponse.ok(
        RecordingBody.of(recordings.seal(Credential.caller(request), ref(org, rec))));
  }

  @Post("/{rec}/deliveries")
  @Guard(need = Need.SCOPE, scope = Scope.RECORDINGS_WRITE, named = Named.RECORDING)
  @AnsweredOnce
  @Operation(summary = "Try to deliver now, whatever it was waiting for")
  @ApiResponse(responseCode = "202", description = "It is tried.", useReturnTypeSchema = true)
  HttpResponse<RecordingBody> deliver(HttpRequest<?> request, String org, String rec) {
    return HttpResponse.<RecordingBody>accepted()
        .body(RecordingBody.of(recordings.deliverNow(Credential.caller(request), ref(org, rec))));
  }

  /** What a path names that has passed its guard. */
  static RecordingRef ref(String org, String rec) {
    return new RecordingRef(new OrganizationId(org), new RecordingId(rec));
  }
}
