package dev.custody.bootstrap.campaign;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One recording as its recorder knows it: what the service has acknowledged must hold for ever.
 * Offsets and lengths are in bytes.
 */
final class Promised {
  private final String title;
  private final RandomBytes content;
  private final Style style;
  private @Nullable String id;
  private long goal;
  private long acknowledged;
  private long sent;
  private boolean begun;
  private boolean ended;
  private boolean stored;

  /**
   * @param goal how long it is to become
   */
  Promised(String title, RandomBytes content, Style style, long goal) {
    this.title = title;
    this.content = content;
    this.style = style;
    this.goal = goal;
  }

  String title() {
    return title;
  }

  RandomBytes content() {
    return content;
  }

  Style style() {
    return style;
  }

  synchronized long goal() {
    return goal;
  }

  /** Where its length is not told yet, it may become shorter than was planned. */
  synchronized void cutShort(long length) {
    if (style.deferred()) {
      goal = Math.min(goal, length);
    }
  }

  /** To be told before the service first hears of it. */
  synchronized void beginning() {
    begun = true;
  }

  synchronized boolean begun() {
    return begun;
  }

  /** Empty until the service has said that it is made. */
  synchronized Optional<String> id() {
    return Optional.ofNullable(id);
  }

  synchronized String knownId() {
    return id().orElseThrow();
  }

  synchronized void made(String newId) {
    id = newId;
  }

  /** Said by an answer to PATCH, PUT, POST or HEAD. */
  synchronized void acknowledge(long offset) {
    acknowledged = Math.max(acknowledged, offset);
  }

  synchronized long acknowledged() {
    return acknowledged;
  }

  /** To be told before bytes up to {@code offset} leave. */
  synchronized void sending(long offset) {
    sent = Math.max(sent, offset);
  }

  synchronized long sent() {
    return sent;
  }

  /** The service has said that it is whole. */
  synchronized void end() {
    ended = true;
    acknowledged = goal;
  }

  synchronized boolean ended() {
    return ended;
  }

  /** The service has said that it is in its location. */
  synchronized void seenStored() {
    ended = true;
    stored = true;
  }

  synchronized boolean stored() {
    return stored;
  }

  @Override
  public synchronized String toString() {
    return "%s (%s, %s, acknowledged %d, sent %d of %d%s%s)"
        .formatted(
            title,
            id().orElse("no id"),
            style,
            acknowledged,
            sent,
            goal,
            ended ? ", ended" : "",
            stored ? ", stored" : "");
  }
}
