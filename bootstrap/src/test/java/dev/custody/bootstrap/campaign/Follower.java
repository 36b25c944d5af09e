package dev.custody.bootstrap.campaign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Watches a recording while it is being made, to its end. */
final class Follower implements AutoCloseable {
  private static final int BUFFER = 1 << 14;

  private final InputStream content;
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private final Crew crew;

  private Follower(InputStream content) {
    this.content = content;
    this.crew = Crew.of(this::follow);
  }

  static Follower of(Api api, Tenant tenant, String recording) {
    return new Follower(api.content(tenant, recording, "?follow=true"));
  }

  /** What has come so far. */
  byte[] seen() {
    synchronized (seen) {
      return seen.toByteArray();
    }
  }

  void awaitText(String text, Duration patience) {
    Await.until(
        "'" + text + "' is seen by who follows",
        patience,
        () -> new String(seen(), StandardCharsets.UTF_8).contains(text));
  }

  /** Everything, when the recording has ended. */
  byte[] seenToTheEnd() {
    crew.awaitEnd();
    return seen();
  }

  @Override
  public void close() throws IOException {
    content.close();
    crew.close();
  }

  private void follow() {
    byte[] buffer = new byte[BUFFER];
    try {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        synchronized (seen) {
          seen.write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("following broke off", e);
    }
  }
}
