package dev.custody.adapter.http.organization;

import dev.custody.adapter.http.json.Fields;
import io.swagger.v3.oas.annotations.media.Schema;

/** An organization to be made. */
@Schema(name = "NewOrganization")
record NewOrganizationBody(@Schema(example = "Acme", maxLength = 200) String name) {
  static NewOrganizationBody of(Fields fields) {
    NewOrganizationBody body = new NewOrganizationBody(fields.requiredText("name"));
    fields.end();
    return body;
  }
}
