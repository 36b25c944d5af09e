package dev.custody.adapter.http.header;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * IMF-fixdate (RFC 9110, section 5.6.7). Not {@link DateTimeFormatter#RFC_1123_DATE_TIME}, which
 * writes the first nine days of a month with one digit.
 */
public final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  /** To the second, rounded down. */
  public static String of(Instant instant) {
    return FORMAT.format(instant);
  }
}
