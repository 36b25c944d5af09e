package dev.custody.adapter.persistence;

import dev.custody.domain.text.Identifier;
import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an item stands in a list that goes by time, then id: the last one of a page is the cursor
 * of the next, so that nothing is skipped or repeated when others come or go.
 */
record Position(Instant time, String id) {
  private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,18})/([a-z]{3}_[0-9a-z]{26})");

  String cursor() {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time.truncatedTo(ChronoUnit.MICROS));
    byte[] text = (micros + "/" + id).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /**
   * The position that a cursor tells.
   *
   * @param prefix of the ids in the list
   * @throws InvalidFields if it is no cursor of such a list
   */
  static Position of(String cursor, String prefix) {
    Matcher text = FORM.matcher(decoded(cursor));
    if (!text.matches() || !Identifier.matches(prefix, text.group(2))) {
      throw invalid(cursor);
    }
    return new Position(
        Instant.EPOCH.plus(Long.parseLong(text.group(1)), ChronoUnit.MICROS), text.group(2));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw invalid(cursor);
    }
  }

  private static InvalidFields invalid(String cursor) {
    return new InvalidFields(
        "/cursor",
        "'%s' is not a cursor of this list: give back 'next' of the page before, unchanged"
            .formatted(SingleLine.quote(cursor)));
  }
}
