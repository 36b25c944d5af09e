package dev.custody.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidFieldsTest {
  private static final FieldError NAME = new FieldError("/name", "it is empty");

  @Test
  void itTellsEachField() {
    InvalidFields invalid = new InvalidFields("/name", "it is empty");

    assertEquals(List.of(NAME), invalid.errors());
    assertTrue(invalid.toString().contains("/name"), invalid.toString());
  }

  @Test
  void itsErrorsAreItsOwn() {
    List<FieldError> errors = new ArrayList<>(List.of(NAME));
    InvalidFields invalid = new InvalidFields(errors);
    errors.clear();

    assertEquals(List.of(NAME), invalid.errors());
  }
}
