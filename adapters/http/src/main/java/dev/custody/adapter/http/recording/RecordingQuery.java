package dev.custody.adapter.http.recording;

import static dev.custody.adapter.http.paging.PageQuery.parameter;
import static dev.custody.adapter.http.paging.PageQuery.time;

import dev.custody.domain.recording.RecordingFilter;
import dev.custody.domain.recording.Status;
import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.Locale;

/** {@code ?state=&contentType=&from=&to=&q=}. */
final class RecordingQuery {
  private static final int LONGEST_TEXT = 500;

  private RecordingQuery() {}

  /**
   * @throws InvalidFields if a filter is none
   */
  static RecordingFilter of(HttpRequest<?> request) {
    return new RecordingFilter(
        parameter(request, "state").map(RecordingQuery::status),
        parameter(request, "contentType")
            .map(text -> bounded("/contentType", text).strip().toLowerCase(Locale.ROOT)),
        time(request, "from"),
        time(request, "to"),
        parameter(request, "q").map(text -> SingleLine.of(bounded("/q", text))));
  }

  private static Status status(String word) {
    return Status.of(word)
        .orElseThrow(() ->
            new InvalidFields(
                "/state",
                "'%s' is no state; there are %s"
                    .formatted(
                        SingleLine.quote(word),
                        Arrays.stream(Status.values()).map(Status::word).toList())));
  }

  private static String bounded(String pointer, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new InvalidFields(
          pointer, "it has %d characters; %d are the most".formatted(text.length(), LONGEST_TEXT));
    }
    return SingleLine.of(text);
  }
}
