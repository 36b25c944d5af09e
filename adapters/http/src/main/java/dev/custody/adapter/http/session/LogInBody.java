package dev.custody.adapter.http.session;

import dev.custody.adapter.http.json.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** What is shown to log in: one of the two. */
@Schema(name = "LogIn")
record LogInBody(
    @Schema(
            description = "A token of an organization.",
            requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Optional<String> token,
    @Schema(
            description = "A code for one log-in, as custody dev prints it.",
            requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Optional<String> code) {
  static LogInBody of(Fields fields) {
    LogInBody body = new LogInBody(fields.text("token"), fields.text("code"));
    if (body.token.isPresent() == body.code.isPresent()) {
      fields.error("token", "one of token and code is needed, and not both");
    }
    fields.end();
    return body;
  }

  @Override
  public String toString() {
    return "LogInBody[not shown]";
  }
}
