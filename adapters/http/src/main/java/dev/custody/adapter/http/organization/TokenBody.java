package dev.custody.adapter.http.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.custody.application.port.in.ManageOrganizations.NewToken;
import dev.custody.domain.access.Scope;
import dev.custody.domain.access.Token;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token as the API shows it. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Token")
record TokenBody(
    @Schema(example = "tok_01hzy8m3tq4v5w6x7y8z9abcde") String id,
    @Schema(description = "The secret itself: only in the answer that makes it.")
        @Nullable String token,
    @Schema(example = "the gateway") String name,
    @Schema(example = "[\"recordings:write\"]") List<String> scopes,
    @Schema(format = "date-time") String createdAt,
    @Schema(format = "date-time") @Nullable String expiresAt) {

  static TokenBody of(Token token) {
    return of(token, null);
  }

  static TokenBody of(NewToken made) {
    return of(made.token(), made.secret().reveal());
  }

  private static TokenBody of(Token token, @Nullable String secret) {
    return new TokenBody(
        token.id().value(),
        secret,
        token.name(),
        token.scopes().stream().sorted().map(Scope::word).toList(),
        token.createdAt().toString(),
        token.expiresAt().map(Instant::toString).orElse(null));
  }

  @Override
  public String toString() {
    return "TokenBody[" + id + "]";
  }
}
