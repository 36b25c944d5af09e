package dev.custody.adapter.http.recording;

import dev.custody.adapter.http.access.Credential;
import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Named;
import dev.custody.adapter.http.access.Need;
import dev.custody.adapter.http.body.StreamedContent;
import dev.custody.adapter.http.header.EntityTags;
import dev.custody.adapter.http.header.RangeHeader;
import dev.custody.adapter.http.problem.Problems;
import dev.custody.application.port.in.Play;
import dev.custody.domain.access.Scope;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;

/** The content of recordings, whole or in ranges, while it is being made too. */
@Controller("/v1/organizations/{org}/recordings/{rec}/content")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Recordings")
class ContentController {
  private final Play play;

  ContentController(Play play) {
    this.play = play;
  }

  @Get(headRoute = false)
  @Guard(need = Need.SCOPE, scope = Scope.RECORDINGS_READ, named = Named.RECORDING)
  @Operation(
      summary = "Read the content",
      description =
          "Of a recording that is still being made: what is durable now. With follow=true it goes"
              + " on until the recording ends.",
      parameters = {
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Range",
            schema = @Schema(type = "string"),
            example = "bytes=0-1023",
            description = "One range of bytes (RFC 9110)."),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "follow",
            schema = @Schema(type = "boolean", defaultValue = "false"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "All of it.",
      content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(
      responseCode = "206",
      description = "The range.",
      content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "304", description = "It is what the client has.")
  HttpResponse<StreamedContent> get(HttpRequest<?> request, String org, String rec) {
    RecordingRef ref = RecordingController.ref(org, rec);
    Recording recording = play.get(ref);
    if (follows(request)) {
      return followed(request, recording);
    }
    if (known(request, recording)) {
      return ContentHeaders.putValidators(HttpResponse.status(HttpStatus.NOT_MODIFIED), recording);
    }
    return switch (wanted(request, recording)) {
      case RangeHeader.Outcome.Whole whole ->
          answer(request, HttpResponse.ok(), recording, new ByteRange(0, recording.bytes()));
      case RangeHeader.Outcome.Part(ByteRange range) ->
          answer(request, HttpResponse.status(HttpStatus.PARTIAL_CONTENT), recording, range)
              .header("Content-Range", contentRange(recording, range));
      case RangeHeader.Outcome.Unsatisfiable nothing ->
          throw Problems.rangeNotSatisfiable(recording.bytes()).toException();
    };
  }

  @Head
  @Guard(need = Need.SCOPE, scope = Scope.RECORDINGS_READ, named = Named.RECORDING)
  @Operation(summary = "What goes with the content")
  @ApiResponse(responseCode = "200", description = "The headers that a GET would have.")
  @ApiResponse(responseCode = "304", description = "It is what the client has.")
  HttpResponse<Void> head(HttpRequest<?> request, String org, String rec) {
    Recording recording = play.get(RecordingController.ref(org, rec));
    if (known(request, recording)) {
      return ContentHeaders.putValidators(HttpResponse.status(HttpStatus.NOT_MODIFIED), recording);
    }
    return ContentHeaders.put(HttpResponse.<Void>ok(), recording).contentLength(recording.bytes());
  }

  private MutableHttpResponse<StreamedContent> followed(
      HttpRequest<?> request, Recording recording) {
    MutableHttpResponse<StreamedContent> answer =
        ContentHeaders.put(HttpResponse.<StreamedContent>ok(), recording);
    for (String validator : List.of("ETag", "Repr-Digest", "Accept-Ranges")) {
      answer.getHeaders().remove(validator);
    }
    answer.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
    return answer.body(
        StreamedContent.endless(play.follow(Credential.caller(request), recording.ref())));
  }

  private MutableHttpResponse<StreamedContent> answer(
      HttpRequest<?> request,
      MutableHttpResponse<StreamedContent> answer,
      Recording recording,
      ByteRange range) {
    return ContentHeaders.put(answer, recording)
        .contentLength(range.length())
        .body(
            StreamedContent.of(
                play.read(Credential.caller(request), recording.ref(), range), range.length()));
  }

  private static RangeHeader.Outcome wanted(HttpRequest<?> request, Recording recording) {
    List<String> ranges = request.getHeaders().getAll(HttpHeaders.RANGE);
    return ranges.size() == 1 && stillMeant(request, recording)
        ? RangeHeader.of(ranges.getFirst(), recording.bytes())
        : new RangeHeader.Outcome.Whole();
  }

  /** Whether an If-Range, where there is one, holds: only a strong entity tag of ours can. */
  private static boolean stillMeant(HttpRequest<?> request, Recording recording) {
    List<String> conditions = request.getHeaders().getAll(HttpHeaders.IF_RANGE);
    Optional<String> tag = ContentHeaders.entityTag(recording);
    return conditions.isEmpty()
        || (conditions.size() == 1 && tag.equals(Optional.of(conditions.getFirst().strip())));
  }

  /** Whether the client has what a 200 would bring. */
  private static boolean known(HttpRequest<?> request, Recording recording) {
    List<String> header = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
    return !header.isEmpty()
        && recording
            .ending()
            .flatMap(ending ->
                EntityTags.parse(header)
                    .map(tags -> tags.matchesWeakly(ContentHeaders.opaque(ending))))
            .orElse(false);
  }

  private static String contentRange(Recording recording, ByteRange range) {
    return "bytes %d-%d/%s"
        .formatted(
            range.offset(),
            range.end() - 1,
            recording.ending().isPresent() ? Long.toString(recording.bytes()) : "*");
  }

  private static boolean follows(HttpRequest<?> request) {
    return "true".equals(request.getParameters().get("follow"));
  }
}
