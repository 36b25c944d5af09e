package dev.custody.domain.recording;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.ObjectKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The key that a recording's object gets: {@code <prefix><org>/<yyyy>/<MM>/<dd>/<rec><extension>},
 * by the UTC day on which it started. Made of ids alone: no name that a client gave becomes a path.
 */
public final class ObjectNaming {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);

  private ObjectNaming() {}

  /**
   * @param prefix of the location; empty or ending with a slash
   * @param attempt 1 for the first key; a further one is for a key that was found taken, and shows
   *     in the name
   */
  public static ObjectKey key(
      String prefix,
      OrganizationId organization,
      Instant startedAt,
      RecordingId recording,
      ContentType contentType,
      int attempt) {
    return ObjectKey.of(
        "%s%s/%s/%s%s%s"
            .formatted(
                prefix,
                organization,
                DAY.format(startedAt),
                recording,
                attempt == 1 ? "" : "-" + attempt,
                contentType.extension()));
  }
}
