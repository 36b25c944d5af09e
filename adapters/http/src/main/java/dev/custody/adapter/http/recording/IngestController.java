package dev.custody.adapter.http.recording;

import dev.custody.adapter.http.access.Credential;
import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Named;
import dev.custody.adapter.http.access.Need;
import dev.custody.adapter.http.body.Bodies;
import dev.custody.adapter.http.header.AnnouncedDigest;
import dev.custody.adapter.http.header.DigestFields;
import dev.custody.adapter.http.header.Preference;
import dev.custody.adapter.http.once.AnsweredOnce;
import dev.custody.application.port.in.Record;
import dev.custody.application.port.in.Record.Begin;
import dev.custody.application.port.in.Record.Progress;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Title;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Recordings that come in one request, or are announced before their content. */
@Controller("/v1/organizations/{org}/recordings")
@Consumes("*/*")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Recordings")
class IngestController {
  private static final String LABEL = "label.";

  private final Record recordings;
  private final Intake intake;
  private final RecordingAddresses addresses;

  IngestController(Record recordings, Intake intake, RecordingAddresses addresses) {
    this.recordings = recordings;
    this.intake = intake;
    this.addresses = addresses;
  }

  @Post
  @Guard(need = Need.SCOPE, scope = Scope.RECORDINGS_WRITE)
  @AnsweredOnce(onlyJson = true)
  @Operation(
      summary = "Begin a recording, or send a whole one",
      description =
          "With application/json the body describes a recording whose content comes later. With any"
              + " other Content-Type, or none, the body is the content, of any length, and the"
              + " recording is received when it ends.",
      parameters = {
        @Parameter(
            in = ParameterIn.QUERY,
            name = "title",
            schema = @Schema(type = "string"),
            description =
                "Where the body is the content. Labels are given as 'label.<name>=<value>'."),
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Content-Digest",
            schema = @Schema(type = "string"),
            description = "RFC 9530, sha-256; Repr-Digest means the same here."),
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Prefer",
            schema = @Schema(type = "string"),
            example = "wait=30",
            description = "How many seconds to wait until it is stored, 120 at most.")
      })
  @RequestBody(
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = NewRecordingBody.class),
            examples =
                @ExampleObject(
                    "{\"title\": \"Deploy\", \"contentType\": \"application/x-asciicast\"}")),
        @Content(
            mediaType = "*/*",
            schema = @Schema(type = "string", format = "binary", description = "The content."))
      })
  @ApiResponse(responseCode = "201", description = "The recording.", useReturnTypeSchema = true)
  HttpResponse<RecordingBody> record(HttpRequest<?> request, String org) {
    OrganizationId organization = new OrganizationId(org);
    if (describes(request)) {
      return created(
          recordings.begin(
              NewRecordingBody.of(Bodies.fields(request))
                  .command(Credential.caller(request), organization)));
    }
    Optional<AnnouncedDigest> digest = DigestFields.ofWholeContent(request);
    Recording begun = recordings.begin(oneShot(request, organization));
    Progress progress = intake.intoNew(request, Intake.Piece.whole(begun.ref(), digest));
    Recording received = progress.recording();
    Optional<Duration> wait = Preference.wait(request);
    return applied(
        created(wait.map(patience -> stored(received, patience)).orElse(received)), wait);
  }

  @Put("/{rec}/content")
  @Guard(need = Need.SCOPE, scope = Scope.RECORDINGS_WRITE, named = Named.RECORDING)
  @Operation(
      summary = "Send the content of a recording that was begun",
      description =
          "Of any length, chunked or not. One that has bytes already answers 409 with the offset"
              + " and the address where to go on by tus.",
      parameters = {
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Content-Digest",
            schema = @Schema(type = "string"),
            description = "RFC 9530, sha-256; Repr-Digest means the same here."),
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Prefer",
            schema = @Schema(type = "string"),
            example = "wait=30",
            description = "How many seconds to wait until it is stored, 120 at most.")
      })
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(
      responseCode = "200",
      description = "The recording, received.",
      useReturnTypeSchema = true)
  HttpResponse<RecordingBody> put(HttpRequest<?> request, String org, String rec) {
    RecordingRef ref = RecordingController.ref(org, rec);
    Optional<AnnouncedDigest> digest = DigestFields.ofWholeContent(request);
    Recording received = intake.into(request, Intake.Piece.whole(ref, digest)).recording();
    Optional<Duration> wait = Preference.wait(request);
    Recording now = wait.map(patience -> stored(received, patience)).orElse(received);
    return applied(HttpResponse.ok(RecordingBody.of(now)), wait);
  }

  private Recording stored(Recording received, Duration patience) {
    return recordings.awaitStored(received.ref(), patience);
  }

  private MutableHttpResponse<RecordingBody> created(Recording recording) {
    return HttpResponse.created(RecordingBody.of(recording))
        .header(HttpHeaders.LOCATION, addresses.recording(recording.ref()));
  }

  private static MutableHttpResponse<RecordingBody> applied(
      MutableHttpResponse<RecordingBody> answer, Optional<Duration> wait) {
    wait.ifPresent(patience -> answer.header("Preference-Applied", Preference.applied(patience)));
    return answer;
  }

  private static boolean describes(HttpRequest<?> request) {
    return contentType(request).essence().equals("application/json");
  }

  private static Begin oneShot(HttpRequest<?> request, OrganizationId organization) {
    Map<String, String> labels = new LinkedHashMap<>();
    request
        .getParameters()
        .forEachValue((name, value) -> {
          if (name.startsWith(LABEL)) {
            labels.put(name.substring(LABEL.length()), value);
          }
        });
    return new Begin(
        Credential.caller(request),
        organization,
        new Title(Optional.ofNullable(request.getParameters().get("title")).orElse("")),
        contentType(request),
        new Labels(labels),
        Optional.empty(),
        announced(request));
  }

  /**
   * The length of the content, where it is known: so a recorder whose connection broke is told how
   * much is missing, and the last byte ends the recording. Not of an empty body: a recording of no
   * length would have ended before its body was looked at.
   */
  private static OptionalLong announced(HttpRequest<?> request) {
    OptionalLong length = Bodies.length(request);
    return length.orElse(0) == 0 ? OptionalLong.empty() : length;
  }

  private static ContentType contentType(HttpRequest<?> request) {
    List<String> given = request.getHeaders().getAll(HttpHeaders.CONTENT_TYPE);
    return given.isEmpty() ? ContentType.OCTET_STREAM : new ContentType(String.join(", ", given));
  }
}
