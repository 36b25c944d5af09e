package dev.custody.adapter.http.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.custody.domain.organization.Organization;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An organization as the API shows it. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Organization", description = "A tenant.")
record OrganizationBody(
    @Schema(example = "org_01hzy8m3tq4v5w6x7y8z9abcde") String id,
    @Schema(example = "Acme") String name,
    @Schema(
            description =
                "What the customer's cloud demands of us besides our identity. No secret.")
        String externalId,
    @Schema(format = "date-time") String createdAt,
    @Schema(description = "Its own idle timeout (ISO 8601), where it has one.", example = "PT24H")
        @Nullable String idleTimeout) {

  static OrganizationBody of(Organization organization) {
    return new OrganizationBody(
        organization.id().value(),
        organization.name().value(),
        organization.externalId().value(),
        organization.createdAt().toString(),
        organization.idleTimeout().map(timeout -> timeout.value().toString()).orElse(null));
  }
}
