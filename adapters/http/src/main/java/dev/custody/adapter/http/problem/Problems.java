package dev.custody.adapter.http.problem;

import dev.custody.domain.text.FieldError;
import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The problems that HTTP itself knows; those of the use cases are {@link RefusalProblems}. */
public final class Problems {
  private static final String CHALLENGE = "Bearer realm=\"custody\"";

  private Problems() {}

  /** Nobody showed who calls. */
  public static Problem noToken() {
    return Problem.of(
            401,
            "unauthenticated",
            "Who calls is not known",
            "The request carries no token: send one as 'Authorization: Bearer …'.")
        .withHeader("WWW-Authenticate", CHALLENGE);
  }

  /** What was shown opens nothing. Does not tell why: that is nobody's business. */
  public static Problem badToken() {
    return Problem.of(
            401,
            "unauthenticated",
            "Who calls is not known",
            "The token is unknown, expired or revoked: ask for a new one.")
        .withHeader("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
  }

  /** The session is over, or never was. */
  public static Problem noSession() {
    return Problem.of(
            401, "unauthenticated", "Who calls is not known", "The session is over: log in again.")
        .withHeader("WWW-Authenticate", CHALLENGE);
  }

  /** A browser sent its cookie, but not from a page of ours. */
  public static Problem otherOrigin() {
    return Problem.of(
        403,
        "other-origin",
        "The request comes from another site",
        "Changes with the portal's cookie are taken from the portal's own pages only: a program"
            + " sends a token as 'Authorization: Bearer …'.");
  }

  /**
   * The same, to the byte, for what is not there and for what this caller may not know to be there:
   * hence it quotes nothing.
   */
  public static Problem notFound() {
    return Problem.of(
        404,
        "not-found",
        "Not found",
        "There is nothing at this address that this token may see; /openapi.json lists the"
            + " addresses.");
  }

  /** The caller lacks a right, which is named. */
  public static Problem missingScope(String scope) {
    return Problem.of(
            403,
            "forbidden",
            "The token does not open this",
            "This needs the scope %s, which the token does not have.".formatted(scope))
        .withHeader(
            "WWW-Authenticate",
            "%s, error=\"insufficient_scope\", scope=\"%s\"".formatted(CHALLENGE, scope));
  }

  public static Problem operatorOnly() {
    return Problem.of(
        403,
        "forbidden",
        "The token does not open this",
        "Only the operator's token opens this, not a token of an organization.");
  }

  public static Problem methodNotAllowed(String method, Collection<String> allowed) {
    String allow = allowed.stream().distinct().sorted().collect(Collectors.joining(", "));
    return Problem.of(
            405,
            "method-not-allowed",
            "The method does not fit the address",
            "'%s' means nothing here; %s do.".formatted(SingleLine.quote(method), allow))
        .withHeader("Allow", allow);
  }

  public static Problem unsupportedMediaType(String given, String wanted) {
    return Problem.of(
        415,
        "unsupported-media-type",
        "The content type does not fit",
        "The body is '%s'; it has to be %s.".formatted(SingleLine.quote(given), wanted));
  }

  public static Problem unsupportedContentCoding(String given) {
    return Problem.of(
            415,
            "unsupported-content-coding",
            "The body is coded",
            "The body has the content coding '%s'; send it as it is, without Content-Encoding."
                .formatted(SingleLine.quote(given)))
        .withHeader("Accept-Encoding", "identity");
  }

  public static Problem preconditionRequired() {
    return Problem.of(
        428,
        "precondition-required",
        "If-Match is missing",
        "Send If-Match with the ETag of what you have seen, or '*' to change whatever it is now.");
  }

  public static Problem malformed(String detail) {
    return Problem.of(400, "malformed-request", "The request is not well-formed", detail);
  }

  public static Problem bodyTooLarge(int mostBytes) {
    return Problem.of(
        413,
        "too-large",
        "The body is too large",
        "A JSON body has %d bytes at most.".formatted(mostBytes));
  }

  public static Problem bodyTooSlow() {
    return Problem.of(
        408, "too-slow", "The body came too slowly", "The body did not come in time: send again.");
  }

  public static Problem rangeNotSatisfiable(long length) {
    return Problem.of(
            416,
            "range-not-satisfiable",
            "The range lies beyond the end",
            "There are %d bytes; the range begins behind them.".formatted(length))
        .withHeader("Content-Range", "bytes */" + length);
  }

  public static Problem invalid(InvalidFields invalid) {
    return invalid(invalid.errors());
  }

  public static Problem invalid(List<FieldError> errors) {
    return Problem.of(
            422,
            "invalid-fields",
            "Values break a rule",
            errors.stream()
                .map(error -> error.pointer() + ": " + error.detail())
                .collect(Collectors.joining("; ")))
        .about(errors);
  }

  public static Problem invalid(String pointer, String detail) {
    return invalid(List.of(new FieldError(pointer, detail)));
  }

  /** Tells nothing of what went wrong: the log does, by the trace id. */
  public static Problem internal() {
    return Problem.of(
        500,
        "internal",
        "Something went wrong here",
        "It is our fault, not yours; trying again may help. Name the traceId to the operator.");
  }
}
