package dev.custody.adapter.http.access;

import dev.custody.adapter.http.problem.ProblemBody;
import dev.custody.domain.access.Scope;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an endpoint needs of its caller and of the request's head. An endpoint without it is not
 * there: it answers 404.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
    responseCode = "4XX",
    description = "What is wrong with the request, or may not be.",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = ProblemBody.class)))
@ApiResponse(
    responseCode = "5XX",
    description = "What is wrong here, or beyond.",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = ProblemBody.class)))
public @interface Guard {
  Need need();

  /** Which one, where {@link #need} is a scope. */
  Scope[] scope() default {};

  /** What the path names within the organization. */
  Named named() default Named.NOTHING;

  /** Media types that the body may have; none where any will do, or where there is no body. */
  String[] body() default {};

  /** Whether the request must say what it has seen: 428 without If-Match. */
  boolean ifMatch() default false;

  /** Whether the request must speak tus 1.0: 412 if not. */
  boolean tus() default false;
}
