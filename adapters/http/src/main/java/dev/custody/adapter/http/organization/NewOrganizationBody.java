package dev.custody.adapter.http.organization;

import dev.custody.adapter.http.json.Fields;
import dev.custody.application.port.in.ManageOrganizations.CreateOrganization;
import dev.custody.domain.access.Caller;
import dev.custody.domain.organization.ExternalId;
import dev.custody.domain.organization.OrganizationName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * An organization to be made.
 *
 * @param externalId empty for one that the service makes
 */
@Schema(name = "NewOrganization")
record NewOrganizationBody(
    @Schema(example = "Acme", maxLength = 200) String name,
    @Schema(
            description =
                "The one that the customer's roles demand already; only where the operator allows"
                    + " it (custody.external-id.customer-chosen).",
            minLength = 2,
            maxLength = 1224,
            requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Optional<String> externalId) {
  static NewOrganizationBody of(Fields fields) {
    NewOrganizationBody body =
        new NewOrganizationBody(fields.requiredText("name"), fields.text("externalId"));
    fields.end();
    return body;
  }

  CreateOrganization command(Caller caller) {
    return new CreateOrganization(
        caller, new OrganizationName(name), externalId.map(ExternalId::new));
  }
}
