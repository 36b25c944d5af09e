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
   */
  public static ObjectKey key(
      String prefix,
      OrganizationId organization,
      Instant startedAt,
      RecordingId recording,
      ContentType contentType) {
    return ObjectKey.of(
        "%s%s/%s/%s%s"
            .formatted(
                prefix, organization, DAY.format(startedAt), recording, contentType.extension()));
  }

  /**
   * The key to try where the ones before were found taken: the first one with the number of the
   * attempt behind the id.
   *
   * @param attempt from 2
   */
  public static ObjectKey further(ObjectKey first, ContentType contentType, int attempt) {
    // A key of an older version may lack the extension that its type has today.
    String extension =
        first.value().endsWith(contentType.extension()) ? contentType.extension() : "";
    String stem = first.value().substring(0, first.value().length() - extension.length());
    return ObjectKey.of("%s-%d%s".formatted(stem, attempt, extension));
  }
}
