package dev.custody.adapter.http.tus;

import dev.custody.adapter.http.access.Credential;
import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Named;
import dev.custody.adapter.http.access.Need;
import dev.custody.adapter.http.body.Bodies;
import dev.custody.adapter.http.header.AnnouncedDigest;
import dev.custody.adapter.http.header.HttpDate;
import dev.custody.adapter.http.problem.Problem;
import dev.custody.adapter.http.problem.Problems;
import dev.custody.adapter.http.recording.Intake;
import dev.custody.adapter.http.recording.RecordingAddresses;
import dev.custody.application.port.in.Record;
import dev.custody.application.port.in.Record.Begin;
import dev.custody.application.port.in.Record.End;
import dev.custody.application.port.in.Record.Progress;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.recording.RecordingRef;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.ReadableBytes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Uploads that may break and go on; the upload's id is the recording's. */
@Controller("/v1/organizations/{org}/uploads")
@Consumes("*/*")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Resumable upload")
class UploadController {
  private final Record recordings;
  private final Intake intake;
  private final RecordingAddresses addresses;
  private final long maxSize;

  /**
   * @param maxSize {@code custody.recording.max-size}, in bytes; by default 5 TiB, the longest
   *     object of S3 (Amazon S3, "Multipart upload limits")
   */
  UploadController(
      Record recordings,
      Intake intake,
      RecordingAddresses addresses,
      @Value("${custody.recording.max-size:5497558138880}") @ReadableBytes long maxSize) {
    this.recordings = recordings;
    this.intake = intake;
    this.addresses = addresses;
    this.maxSize = maxSize;
  }

  @Options
  @Guard(need = Need.NOTHING)
  @Operation(summary = "What of tus is spoken here")
  @ApiResponse(responseCode = "204", description = "Version, extensions and the largest size.")
  HttpResponse<Void> options(String org) {
    return HttpResponse.<Void>noContent()
        .header("Tus-Version", Tus.VERSION)
        .header("Tus-Extension", Tus.EXTENSIONS)
        .header(Tus.CHECKSUM_ALGORITHM, UploadChecksum.ALGORITHMS)
        .header("Tus-Max-Size", Long.toString(maxSize))
        .header("Allow", "OPTIONS, POST");
  }

  @Post
  @Guard(need = Need.SCOPE, scope = Scope.RECORDINGS_WRITE, tus = true)
  @Operation(
      summary = "Make an upload",
      description = "With a body it takes the first bytes at once (creation-with-upload).",
      parameters = {
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Tus-Resumable",
            required = true,
            schema = @Schema(type = "string", allowableValues = "1.0.0")),
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Upload-Length",
            schema = @Schema(type = "integer", format = "int64")),
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Upload-Defer-Length",
            schema = @Schema(type = "integer", allowableValues = "1")),
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Upload-Metadata",
            schema = @Schema(type = "string"),
            description = "filename is the title, filetype the content type, the rest are labels."),
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Upload-Checksum",
            schema = @Schema(type = "string"),
            description = "sha1 or sha256 of this body, and the checksum in base 64.")
      })
  @RequestBody(
      content =
          @Content(
              mediaType = Tus.OFFSET_OCTET_STREAM,
              schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "201", description = "Location tells where to send bytes.")
  HttpResponse<Void> create(HttpRequest<?> request, String org) {
    boolean withBytes = bringsBytes(request);
    OptionalLong length = UploadHeaders.lengthOrDeferred(request);
    refuseTooMany(Bodies.length(request), length);
    UploadMetadata metadata = UploadMetadata.of(request);
    Optional<AnnouncedDigest> digest = UploadChecksum.of(request);
    Recording begun =
        recordings.begin(
            new Begin(
                Credential.caller(request),
                new OrganizationId(org),
                metadata.title(),
                metadata.contentType(),
                metadata.labels(),
                Optional.empty(),
                length));
    MutableHttpResponse<Void> answer =
        HttpResponse.<Void>status(HttpStatus.CREATED)
            .header(HttpHeaders.LOCATION, addresses.upload(begun.ref()))
            .contentLength(0);
    Progress progress =
        withBytes && begun.receiving()
            ? intake.intoNew(
                request, new Intake.Piece(begun.ref(), 0, length, digest, End.AT_DECLARED_LENGTH))
            : recordings.progress(begun.ref());
    return reached(answer, progress);
  }

  @Head("/{rec}")
  @Guard(need = Need.SCOPE, scope = Scope.RECORDINGS_WRITE, named = Named.RECORDING, tus = true)
  @Operation(
      summary = "Where to go on",
      description = "What it answers is durable.",
      parameters = {
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Tus-Resumable",
            required = true,
            schema = @Schema(type = "string", allowableValues = "1.0.0"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "Upload-Offset, the length where it is known, Upload-Expires while unfinished.")
  HttpResponse<Void> head(String org, String rec) {
    Progress progress = recordings.progress(ref(org, rec));
    Recording recording = progress.recording();
    MutableHttpResponse<Void> answer =
        reached(HttpResponse.ok(), progress)
            .header(Tus.UPLOAD_METADATA, UploadMetadata.header(recording))
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .contentLength(0);
    OptionalLong length =
        recording.receiving()
            ? progress.declaredLength()
            : OptionalLong.of(progress.durableBytes());
    return length.isPresent()
        ? answer.header(Tus.UPLOAD_LENGTH, Long.toString(length.getAsLong()))
        : answer.header(Tus.UPLOAD_DEFER_LENGTH, "1");
  }

  @Patch("/{rec}")
  @Guard(
      need = Need.SCOPE,
      scope = Scope.RECORDINGS_WRITE,
      named = Named.RECORDING,
      body = Tus.OFFSET_OCTET_STREAM,
      tus = true)
  @Operation(
      summary = "Go on",
      description =
          "May stay open for as long as the recording lasts: its bytes become durable, and"
              + " playable, as they come. Takes over from a request before it.",
      parameters = {
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Tus-Resumable",
            required = true,
            schema = @Schema(type = "string", allowableValues = "1.0.0")),
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Upload-Offset",
            required = true,
            schema = @Schema(type = "integer", format = "int64")),
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Upload-Length",
            schema = @Schema(type = "integer", format = "int64"),
            description = "Once, where it was deferred."),
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Upload-Checksum",
            schema = @Schema(type = "string"),
            description =
                "sha1 or sha256 of this body, and the checksum in base 64: nothing of it counts"
                    + " until it holds, and 460 if it does not.")
      })
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = Tus.OFFSET_OCTET_STREAM,
              schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(
      responseCode = "204",
      description = "Upload-Offset is durable; Upload-Expires, until when to go on.")
  HttpResponse<Void> append(HttpRequest<?> request, String org, String rec) {
    Intake.Piece piece =
        new Intake.Piece(
            ref(org, rec),
            UploadHeaders.offset(request),
            UploadHeaders.length(request),
            UploadChecksum.of(request),
            End.AT_DECLARED_LENGTH);
    Progress progress = intake.into(request, piece);
    return reached(HttpResponse.noContent(), progress);
  }

  @Delete("/{rec}")
  @Guard(need = Need.SCOPE, scope = Scope.RECORDINGS_WRITE, named = Named.RECORDING, tus = true)
  @Operation(
      summary = "Give an upload up",
      description = "Only while it is being received; afterwards it is a recording, to be deleted.",
      parameters = {
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Tus-Resumable",
            required = true,
            schema = @Schema(type = "string", allowableValues = "1.0.0"))
      })
  @ApiResponse(responseCode = "204", description = "It is gone.")
  HttpResponse<Void> terminate(HttpRequest<?> request, String org, String rec) {
    recordings.abandon(Credential.caller(request), ref(org, rec));
    return HttpResponse.noContent();
  }

  /** How far the upload is, and until when it may go on. */
  private static MutableHttpResponse<Void> reached(
      MutableHttpResponse<Void> answer, Progress progress) {
    progress
        .expiresAt()
        .ifPresent(expiry -> answer.header(Intake.UPLOAD_EXPIRES, HttpDate.of(expiry)));
    return answer.header(Tus.UPLOAD_OFFSET, Long.toString(progress.durableBytes()));
  }

  /** Whether there is a body: only then does its type count. */
  private static boolean bringsBytes(HttpRequest<?> request) {
    if (Bodies.length(request).orElse(1) == 0) {
      return false;
    }
    String type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE, String.class).orElse("");
    if (!type.strip().toLowerCase(Locale.ROOT).equals(Tus.OFFSET_OCTET_STREAM)) {
      throw Problems.unsupportedMediaType(type, Tus.OFFSET_OCTET_STREAM).toException();
    }
    return true;
  }

  private static void refuseTooMany(OptionalLong body, OptionalLong upload) {
    if (body.orElse(0) > upload.orElse(Long.MAX_VALUE)) {
      throw Problem.of(
              413,
              "too-large",
              "Too many bytes",
              "The body has %d bytes, and the upload is %d long; none is kept."
                  .formatted(body.orElse(0), upload.orElse(0)))
          .toException();
    }
  }

  private static RecordingRef ref(String org, String rec) {
    return new RecordingRef(new OrganizationId(org), new RecordingId(rec));
  }
}
