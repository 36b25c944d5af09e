package dev.custody.application.service;

import dev.custody.application.port.out.storage.Content;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.recording.Evidence;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares what a store told of some bytes with the bytes that we have. */
final class ContentComparison {
  private static final Pattern MD5 = Pattern.compile("\"?([0-9a-fA-F]{32})\"?");

  private ContentComparison() {}

  /**
   * @param told a checksum that the store told; where there is none, an ETag that is the MD5 of the
   *     bytes proves them too, and one that is not proves nothing
   */
  static Evidence.Content compare(Content ours, Optional<Checksum> told, String etag) {
    if (told.isPresent()) {
      return ours.checksum(told.get().algorithm())
          .map(mine -> mine.equals(told.get()) ? Evidence.Content.SAME : Evidence.Content.DIFFERENT)
          .orElse(Evidence.Content.UNTOLD);
    }
    return md5Of(etag)
        .filter(md5 -> ours.checksum(Checksum.Algorithm.MD5).filter(md5::equals).isPresent())
        .map(md5 -> Evidence.Content.SAME)
        .orElse(Evidence.Content.UNTOLD);
  }

  private static Optional<Checksum> md5Of(String etag) {
    var matcher = MD5.matcher(etag);
    return matcher.matches()
        ? Optional.of(
            new Checksum(Checksum.Algorithm.MD5, matcher.group(1).toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }
}
