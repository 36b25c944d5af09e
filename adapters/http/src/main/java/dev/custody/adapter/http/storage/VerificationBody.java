package dev.custody.adapter.http.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.storage.Verification.Waiting;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One run of a location's checks as the API shows it. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Verification")
record VerificationBody(
    @Schema(example = "ver_01hzy8m3tq4v5w6x7y8z9abcde") String id,
    @Schema(
            type = "string",
            allowableValues = {"running", "passed", "failed", "inconclusive"})
        String status,
    @Schema(format = "date-time") String startedAt,
    @Schema(format = "date-time") @Nullable String finishedAt,
    List<CheckBody> checks,
    CapabilitiesBody capabilities,
    @Nullable WaitingBody waiting) {

  /** What a check waits for, while it does. */
  @Serdeable.Serializable
  @Schema(name = "Waiting", description = "A check that is not through yet, and what it waits for.")
  record WaitingBody(
      @Schema(example = "write") String id,
      String title,
      @Schema(example = "Waiting for the store; that can take a minute.") String message) {
    static WaitingBody of(Waiting waiting) {
      return new WaitingBody(waiting.id(), waiting.title(), waiting.message());
    }
  }

  /** One line of the report. */
  @Serdeable.Serializable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Check")
  record CheckBody(
      @Schema(example = "write") String id,
      String title,
      @Schema(
              type = "string",
              allowableValues = {"PASS", "WARN", "FAIL", "SKIPPED", "INCONCLUSIVE"})
          String status,
      @Schema(description = "The plain cause.") String message,
      @Schema(description = "What was denied, in the store's words.") @Nullable String action,
      @Schema(description = "What it was denied on.") @Nullable String resource,
      @Nullable FixBody fix,
      @Schema(description = "The store's own code.") @Nullable String errorCode,
      @Schema(description = "The store's own id of the request.") @Nullable String requestId,
      long durationMillis) {

    static CheckBody of(Check check) {
      return new CheckBody(
          check.id(),
          check.title(),
          check.status().name(),
          check.message(),
          check.action().orElse(null),
          check.resource().orElse(null),
          check.fix().map(FixBody::of).orElse(null),
          check.errorCode().orElse(null),
          check.requestId().orElse(null),
          check.duration().toMillis());
    }
  }

  /** A corrected snippet to copy. */
  @Serdeable.Serializable
  @Schema(name = "Fix", description = "A corrected snippet to copy.")
  record FixBody(String title, String mediaType, String content) {
    static FixBody of(Check.Fix fix) {
      return new FixBody(fix.title(), fix.mediaType(), fix.content());
    }
  }

  static VerificationBody of(Verification verification) {
    return new VerificationBody(
        verification.id().value(),
        verification.status().name().toLowerCase(Locale.ROOT),
        verification.startedAt().toString(),
        verification.finishedAt().map(Instant::toString).orElse(null),
        verification.checks().stream().map(CheckBody::of).toList(),
        CapabilitiesBody.of(verification.capabilities()),
        verification.waiting().map(WaitingBody::of).orElse(null));
  }
}
