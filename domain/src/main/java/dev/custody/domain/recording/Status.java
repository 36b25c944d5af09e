package dev.custody.domain.recording;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The one word for where a recording is, as lists filter by it and people read it. */
public enum Status {
  RECEIVING,
  RECEIVED,
  DELIVERING,
  STORED,
  BLOCKED,
  QUARANTINED,
  DISCARDED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Status> of(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }
}
