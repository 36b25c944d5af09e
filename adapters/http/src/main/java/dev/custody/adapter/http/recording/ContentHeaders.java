package dev.custody.adapter.http.recording;

import dev.custody.adapter.http.header.DigestFields;
import dev.custody.adapter.http.header.Disposition;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Recording;
import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;
import java.util.Set;

/**
 * What goes with the content of a recording. It is data, whatever it says that it is: nothing in it
 * runs, and only what the players know is shown in place.
 */
final class ContentHeaders {
  private static final Set<String> PLAYABLE =
      Set.of(
          "application/x-asciicast",
          "audio/mp4",
          "audio/mpeg",
          "audio/ogg",
          "audio/wav",
          "audio/webm",
          "text/plain",
          "video/mp4",
          "video/mpeg",
          "video/ogg",
          "video/webm");

  private ContentHeaders() {}

  /** The strong entity tag; none while the content still grows. */
  static Optional<String> entityTag(Recording recording) {
    return recording.ending().map(ContentHeaders::opaque).map(opaque -> "\"" + opaque + "\"");
  }

  static String opaque(Ending ending) {
    return ending.sha256().hex();
  }

  static <B> MutableHttpResponse<B> put(MutableHttpResponse<B> answer, Recording recording) {
    answer
        .header("Content-Type", recording.contentType().value())
        .header("Content-Disposition", disposition(recording))
        .header("Content-Security-Policy", "sandbox; default-src 'none'; media-src 'self'")
        .header("X-Content-Type-Options", "nosniff");
    return putValidators(answer, recording);
  }

  /** Those that a 304 carries too. */
  static <B> MutableHttpResponse<B> putValidators(
      MutableHttpResponse<B> answer, Recording recording) {
    answer.header("Accept-Ranges", "bytes");
    Optional<Ending> ending = recording.ending();
    if (ending.isEmpty()) {
      return answer.header("Cache-Control", "no-store");
    }
    return answer
        .header("ETag", entityTag(recording).orElseThrow())
        .header("Repr-Digest", DigestFields.representation(ending.get().sha256()))
        // Kept by nobody but the client itself, and asked for anew: rights may have changed.
        .header("Cache-Control", "private, no-cache");
  }

  private static String disposition(Recording recording) {
    String name =
        Disposition.fileName(
            recording.title().value(), recording.id().value(), recording.contentType().extension());
    return PLAYABLE.contains(recording.contentType().essence())
        ? Disposition.inline(name)
        : Disposition.attachment(name);
  }
}
