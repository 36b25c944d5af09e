package dev.custody.adapter.http.organization;

import dev.custody.adapter.http.json.Fields;
import dev.custody.application.port.in.ManageOrganizations.CreateToken;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.text.FieldError;
import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token to be made. */
@Schema(name = "NewToken")
record NewTokenBody(
    @Schema(example = "the gateway", maxLength = 200) String name,
    @Schema(
            example = "[\"recordings:write\", \"recordings:read\"]",
            description = "At least one, and none that the caller's own token lacks.")
        List<String> scopes,
    @Schema(description = "Without it the token never expires.", example = "2030-01-31T12:00:00Z")
        @Nullable Instant expiresAt) {

  static NewTokenBody of(Fields fields) {
    NewTokenBody body =
        new NewTokenBody(
            fields.requiredText("name"),
            fields.requiredTexts("scopes"),
            fields.time("expiresAt").orElse(null));
    fields.end();
    return body;
  }

  CreateToken command(Caller caller, OrganizationId organization) {
    return new CreateToken(
        caller, organization, name, knownScopes(), Optional.ofNullable(expiresAt));
  }

  private Set<Scope> knownScopes() {
    Set<Scope> known = EnumSet.noneOf(Scope.class);
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < scopes.size(); i++) {
      Optional<Scope> scope = Scope.of(scopes.get(i));
      scope.ifPresent(known::add);
      if (scope.isEmpty()) {
        errors.add(unknown(i));
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidFields(errors);
    }
    return known;
  }

  private FieldError unknown(int index) {
    return new FieldError(
        "/scopes/" + index,
        "'%s' is no scope; there are %s"
            .formatted(
                SingleLine.quote(scopes.get(index)),
                Arrays.stream(Scope.values()).map(Scope::word).toList()));
  }
}
