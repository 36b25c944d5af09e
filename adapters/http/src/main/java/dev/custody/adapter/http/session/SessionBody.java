package dev.custody.adapter.http.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.access.Session;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who calls, and what for. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Session")
record SessionBody(
    @Schema(description = "Missing with the operator's token.") @Nullable String organizationId,
    @Schema(example = "[\"recordings:read\"]") List<String> scopes,
    @Schema(format = "date-time", description = "Missing with a token, which is no session.")
        @Nullable String endsAt) {

  static SessionBody of(Session session, Caller.TokenHolder holder) {
    return new SessionBody(
        holder.organization().value(), words(holder.scopes()), session.endsAt().toString());
  }

  /** Of somebody who shows a token with each request. */
  static SessionBody of(Caller caller) {
    return switch (caller) {
      case Caller.Operator operator -> new SessionBody(null, List.of(), null);
      case Caller.TokenHolder holder ->
          new SessionBody(holder.organization().value(), words(holder.scopes()), null);
    };
  }

  private static List<String> words(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).toList();
  }
}
