package dev.custody.domain.access;

import java.util.Arrays;
import java.util.Optional;

/** One right that a token can have over what its organization owns. */
public enum Scope {
  RECORDINGS_READ("recordings:read"),
  RECORDINGS_WRITE("recordings:write"),
  RECORDINGS_DELETE("recordings:delete"),
  STORAGE_READ("storage:read"),
  STORAGE_WRITE("storage:write"),
  TOKENS_WRITE("tokens:write"),
  AUDIT_READ("audit:read");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /** As it is written in the API. */
  public String word() {
    return word;
  }

  public static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
  }
}
