package dev.custody.adapter.http.problem;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a problem looks (RFC 9457); for the OpenAPI document. */
@Schema(name = "Problem", description = "Why something was not done (RFC 9457).")
public record ProblemBody(
    @Schema(
            description = "The kind of problem; clients decide by it.",
            example = "urn:custody:problem:not-found")
        String type,
    @Schema(example = "Not found") String title,
    @Schema(example = "404") int status,
    @Schema(description = "What was wrong, and what would be right.") String detail,
    @Schema(description = "What is wrong with single fields.") @Nullable List<FieldProblem> errors,
    @Schema(
            description = "Names the request in the log.",
            example = "0af7651916cd43dd8448eb211c80319c")
        String traceId) {

  /** What is wrong with one field. */
  @Schema(name = "FieldProblem")
  public record FieldProblem(
      @Schema(description = "JSON pointer (RFC 6901).", example = "/settings/bucket")
          String pointer,
      String detail) {}
}
