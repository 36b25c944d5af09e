package dev.custody.domain.text;

import java.util.List;

/**
 * Values from outside that break a rule of the domain; tells each field and what would be right.
 */
public final class InvalidFields extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  public InvalidFields(List<FieldError> errors) {
    super(errors.toString());
    this.errors = List.copyOf(errors);
  }

  public InvalidFields(String pointer, String detail) {
    this(List.of(new FieldError(pointer, detail)));
  }

  /** At least one. */
  public List<FieldError> errors() {
    return errors;
  }
}
