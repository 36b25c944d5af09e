package dev.custody.adapter.http.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.custody.domain.audit.AuditEvent;
import dev.custody.domain.paging.Page;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log as the API shows it. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AuditEvent")
record AuditEventBody(
    @Schema(example = "evt_01hzy8m3tq4v5w6x7y8z9abcde") String id,
    @Schema(format = "date-time") String time,
    @Schema(
            description = "The id of a token, 'operator', or 'custody' for the service itself.",
            example = "tok_01hzy8m3tq4v5w6x7y8z9abcde")
        String actor,
    @Schema(example = "recording.viewed") String action,
    @Schema(
            description = "The id of what it was done to.",
            example = "rec_01hzy8m3tq4v5w6x7y8z9abcde")
        String target,
    @Schema(
            type = "string",
            allowableValues = {"ok", "denied"})
        String outcome,
    @Schema(example = "the scope recordings:delete is missing") @Nullable String reason) {

  static AuditEventBody of(AuditEvent event) {
    return new AuditEventBody(
        event.id().value(),
        event.time().toString(),
        event.actor().name(),
        event.action().word(),
        event.target(),
        event.outcome().word(),
        event.reason().orElse(null));
  }

  /**
   * One page of the audit log.
   *
   * @param next the cursor of the next page; absent on the last
   */
  @Serdeable.Serializable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AuditEventPage")
  record PageBody(List<AuditEventBody> items, @Nullable String next) {
    static PageBody of(Page<AuditEvent> page, @Nullable String next) {
      return new PageBody(page.items().stream().map(AuditEventBody::of).toList(), next);
    }
  }
}
