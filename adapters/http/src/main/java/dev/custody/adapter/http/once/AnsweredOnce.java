package dev.custody.adapter.http.once;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint that honours {@code Idempotency-Key}, unless its body is content. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AnsweredOnce {
  /** Whether a body that is not JSON is content here: then the key says nothing. */
  boolean onlyJson() default false;
}
