package dev.custody.domain.recording;

import dev.custody.domain.text.Identifier;
import java.util.Optional;

/** Names a recording, and the tus upload that it came by. */
public record RecordingId(String value) {
  /** What every such id starts with, before the underscore. */
  public static final String PREFIX = "rec";

  public RecordingId {
    Identifier.require(PREFIX, value);
  }

  /** The id that {@code text} is, or empty if it is none: then nothing can be known by it. */
  public static Optional<RecordingId> parse(String text) {
    return Identifier.matches(PREFIX, text) ? Optional.of(new RecordingId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
