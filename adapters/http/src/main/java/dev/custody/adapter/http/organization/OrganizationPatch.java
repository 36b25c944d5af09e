package dev.custody.adapter.http.organization;

import dev.custody.adapter.http.json.Fields;
import dev.custody.application.port.in.ManageOrganizations.ChangeOrganization;
import dev.custody.domain.access.Caller;
import dev.custody.domain.organization.IdleTimeout;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.organization.OrganizationName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may change of an organization (RFC 7396). */
@Schema(name = "OrganizationPatch")
record OrganizationPatch(
    @Schema(example = "Acme", maxLength = 200) @Nullable String name,
    @Schema(
            type = "string",
            description =
                "How long a recording may receive nothing before it is closed: ISO 8601, from"
                    + " PT1S to P30D.",
            example = "PT24H")
        @Nullable Duration idleTimeout) {

  static OrganizationPatch of(Fields fields) {
    fields.refuseNull("name", "an organization has a name; leave it out to keep it");
    fields.refuseNull(
        "idleTimeout", "it takes a duration such as 'PT24H'; leave it out to keep it");
    OrganizationPatch body =
        new OrganizationPatch(
            fields.text("name").orElse(null), fields.duration("idleTimeout").orElse(null));
    fields.end();
    return body;
  }

  ChangeOrganization command(Caller caller, OrganizationId id) {
    return new ChangeOrganization(
        caller,
        id,
        Optional.ofNullable(name).map(OrganizationName::new),
        Optional.ofNullable(idleTimeout).map(IdleTimeout::new));
  }
}
