package dev.custody.domain.recording;

import java.time.Instant;
import java.util.Optional;

/**
 * Which recordings of an organization a list shows. Discarded ones only where {@code status} asks
 * for them.
 *
 * @param contentType the essence, such as {@code video/mp4}
 * @param from started then or later
 * @param to started before
 * @param titlePart a piece of the title, in any case
 */
public record RecordingFilter(
    Optional<Status> status,
    Optional<String> contentType,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> titlePart) {
  public static final RecordingFilter ALL =
      new RecordingFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
