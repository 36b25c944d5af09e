package dev.custody.adapter.http.portal;

import dev.custody.adapter.http.header.EntityTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers with files of the portal, if it is part of this build. */
@Singleton
public final class Portal {
  private static final String FOLDER = "/portal/";

  /** Static, without a nonce. WebAssembly is what the player of terminal sessions runs on. */
  private static final String CSP =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'"
          + " data:; font-src 'self'; media-src 'self'; connect-src 'self'; worker-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final Pattern GZIP = Pattern.compile("(?i)(^|,)\\s*gzip\\s*(,|$)");
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private final PortalFiles files;

  Portal() {
    this(PortalFiles.in(FOLDER));
  }

  Portal(PortalFiles files) {
    this.files = files;
  }

  /** The one document of which the portal makes every page; empty if it is not in this build. */
  public Optional<MutableHttpResponse<?>> index(HttpRequest<?> request) {
    return named(PortalFiles.INDEX).map(file -> answer(request, file));
  }

  /** The file of that name; empty if there is none. */
  Optional<PortalFile> named(String name) {
    return files.named(name);
  }

  /** With what is in that file. It is read now. */
  MutableHttpResponse<?> answer(HttpRequest<?> request, PortalFile file) {
    boolean packed = file.packed() && takesGzip(request);
    String tag = file.digest() + (packed ? "-gzip" : "");
    MutableHttpResponse<?> answer =
        hasAlready(request, tag)
            ? HttpResponse.status(HttpStatus.NOT_MODIFIED)
            : content(file, packed);
    return answer
        .header(HttpHeaders.ETAG, '"' + tag + '"')
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header(HttpHeaders.CACHE_CONTROL, file.immutable() ? FOREVER : ASK_AGAIN)
        .header("Content-Security-Policy", CSP);
  }

  private MutableHttpResponse<?> content(PortalFile file, boolean packed) {
    byte[] content = files.content(file, packed);
    MutableHttpResponse<byte[]> answer =
        HttpResponse.ok(content)
            .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
            .contentLength(content.length);
    return packed ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer;
  }

  private static boolean hasAlready(HttpRequest<?> request, String tag) {
    return EntityTags.parse(request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH))
        .filter(tags -> tags.matchesWeakly(tag))
        .isPresent();
  }

  /** Browsers name it plainly; whoever names it with a weight gets what needs no unpacking. */
  private static boolean takesGzip(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING).stream()
        .anyMatch(value -> GZIP.matcher(value).find());
  }
}
