package dev.custody.adapter.storage.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.Checksum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
  @TempDir Path root;

  @Test
  void whatTheServiceMayNotDoIsRefused() {
    IOException cause = new AccessDeniedException(root.resolve("x").toString());

    StorageException.Refused told = assertInstanceOf(StorageException.Refused.class, of(cause));

    assertEquals("write", told.refusal().action());
    assertEquals(Optional.of("org/key"), told.refusal().resource());
    assertEquals(Optional.of("access-denied"), told.refusal().errorCode());
  }

  @Test
  void whatIsInTheWayIsRefused() {
    for (IOException cause :
        List.of(new StrangeFileException(root), new NotDirectoryException(root.toString()))) {
      StorageException.Refused told = assertInstanceOf(StorageException.Refused.class, of(cause));
      assertEquals(Optional.of("in-the-way"), told.refusal().errorCode());
    }
  }

  @Test
  void anythingElseMayPass() {
    assertInstanceOf(StorageException.Unavailable.class, of(new IOException("Input/output error")));
  }

  @Test
  void theMessageTellsTheKeyAndTheCauseTellsThePath() {
    for (IOException cause :
        List.of(
            new AccessDeniedException(root.resolve("x").toString()),
            new StrangeFileException(root.resolve("x")),
            new ObjectTags.NoTagsException(root.resolve("x"), null),
            new IOException(root + "/x: Input/output error"))) {
      StorageException told = of(cause);
      assertTrue(told.toString().contains("'org/key'"), told.toString());
      assertFalse(told.toString().contains(root.toString()), told.toString());
      assertSame(cause, told.getCause());
    }
  }

  @Test
  void whatDoesNotFitOnTheDiskIsToldBeforeAnythingIsWritten() throws IOException {
    StorageUnderTest storage = new StorageUnderTest(root.resolve("storage"));
    UploadId upload = storage.begin("a");

    for (StorageException.Unavailable told :
        List.of(
            assertThrows(
                StorageException.Unavailable.class,
                () ->
                    storage
                        .storage()
                        .putIfAbsent(
                            StorageUnderTest.key("a"), new Endless(), StorageUnderTest.ATTRIBUTES)),
            assertThrows(
                StorageException.Unavailable.class,
                () ->
                    storage
                        .storage()
                        .putPart(StorageUnderTest.key("a"), upload, 1, new Endless())))) {
      assertTrue(told.toString().contains("Make room on the disk"), told.toString());
    }

    assertFalse(Files.exists(storage.file("a")));
    storage.part("a", upload, 1, TestContent.of("fits"));
  }

  @Test
  void roomIsToldOfTheDiskThatTheRootWillBeOn() {
    Failures failures = new Failures(root.resolve("not/made/yet"));

    failures.requireRoom("write", "org/key", 1);
    assertThrows(
        StorageException.Unavailable.class,
        () -> failures.requireRoom("write", "org/key", Long.MAX_VALUE));
  }

  private StorageException of(IOException cause) {
    return new Failures(root).of("write", "org/key", cause);
  }

  /** More than any disk holds, and never to be opened. */
  private static final class Endless implements Content {
    @Override
    public long length() {
      return Long.MAX_VALUE;
    }

    @Override
    public InputStream open() {
      throw new UncheckedIOException(new IOException("nobody should try"));
    }

    @Override
    public Optional<Checksum> checksum(Checksum.Algorithm algorithm) {
      return Optional.empty();
    }
  }
}
