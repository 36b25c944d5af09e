package dev.custody.domain.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether it was let. */
public enum AuditOutcome {
  OK,
  DENIED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AuditOutcome> of(String word) {
    return Arrays.stream(values()).filter(outcome -> outcome.word().equals(word)).findFirst();
  }
}
