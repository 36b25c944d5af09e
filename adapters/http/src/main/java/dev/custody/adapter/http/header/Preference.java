package dev.custody.adapter.http.header;

import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Prefer: wait=N} (RFC 7240): how long a client would wait for an outcome. */
public final class Preference {
  /** Longer is not waited, whatever a client prefers. */
  public static final Duration LONGEST = Duration.ofMinutes(2);

  private static final Pattern WAIT =
      Pattern.compile("(?:^|[,;])[ \\t]*(?i:wait)[ \\t]*=[ \\t]*\"?(\\d{1,9})\"?[ \\t]*(?=$|[,;])");

  private Preference() {}

  /** Empty where there is none that can be read: a preference is no demand. */
  public static Optional<Duration> wait(HttpRequest<?> request) {
    List<String> headers = request.getHeaders().getAll("Prefer");
    Matcher matcher = WAIT.matcher(String.join(",", headers));
    return matcher.find()
        ? Optional.of(capped(Duration.ofSeconds(Long.parseLong(matcher.group(1)))))
        : Optional.empty();
  }

  /** What Preference-Applied says. */
  public static String applied(Duration wait) {
    return "wait=" + wait.toSeconds();
  }

  private static Duration capped(Duration wait) {
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
