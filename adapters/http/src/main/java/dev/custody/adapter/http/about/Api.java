package dev.custody.adapter.http.about;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What holds for the whole OpenAPI document. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Custody",
            version = "v1",
            description =
                "Stores each organization's recordings in the organization's own bucket. Times are"
                    + " RFC 3339 in UTC, sizes are bytes, ids are opaque. What is refused is"
                    + " answered as a problem (RFC 9457), judged in this order: 401, 404 for what"
                    + " the token may not see, 403 for a missing scope, then 405, 415, 428, 400,"
                    + " 422. POSTs of JSON honour Idempotency-Key for 24 hours.",
            license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
    security = @SecurityRequirement(name = "token"),
    tags = {
      @Tag(name = "Organizations", description = "Tenants."),
      @Tag(name = "Tokens", description = "What opens an organization's things, by scopes."),
      @Tag(name = "Storage", description = "Where an organization's recordings go."),
      @Tag(name = "Recordings", description = "Taking in, finding, reading back."),
      @Tag(name = "Resumable upload", description = "tus 1.0."),
      @Tag(name = "About", description = "The service about itself.")
    })
@SecurityScheme(
    name = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "A token of an organization, or the operator's.")
final class Api {
  private Api() {}
}
