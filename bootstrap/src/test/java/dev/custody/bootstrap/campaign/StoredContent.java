package dev.custody.bootstrap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares a stored recording with what its recorder sent: its description, what the API plays, and
 * the file in its location, which is looked at behind the service's back.
 */
final class StoredContent {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Api api;
  private final Tenant tenant;
  private final Path data;

  StoredContent(Api api, Tenant tenant, Path data) {
    this.api = api;
    this.tenant = tenant;
    this.data = data;
  }

  /** Waits until it is stored. */
  void check(String recording, RandomBytes content, long length) throws IOException {
    Api.Recording stored = api.awaitStored(tenant, recording, PATIENCE);
    assertEquals(length, stored.bytes(), () -> "bytes of " + recording);
    assertEquals(content.sha256(length), stored.sha256(), () -> "sha256 of " + recording);
    try (InputStream played = api.content(tenant, recording, "")) {
      assertEquals(
          "", content.differenceOf(played, length), () -> "what the API plays of " + recording);
    }
    checkFile(stored, content, length);
  }

  /** That the object is there, whole. */
  void checkFile(Api.Recording stored, RandomBytes content, long length) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file(stored)))) {
      assertEquals("", content.differenceOf(in, length), () -> "the file of " + stored.id());
    }
  }

  private Path file(Api.Recording stored) throws IOException {
    Path key = Path.of(stored.objectKey());
    try (Stream<Path> all = Files.walk(data.resolve("storage").resolve(tenant.organization()))) {
      List<Path> found = all.filter(path -> path.endsWith(key)).toList();
      assertEquals(1, found.size(), () -> "files of " + stored.json());
      return found.getFirst();
    }
  }
}
