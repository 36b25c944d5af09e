package dev.custody.adapter.storage.filesystem;

import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The files of one upload in parts: {@code parts} tells where each part is, {@code content} holds
 * those that came in order, {@code part-…} one each that did not, {@code whole} the finished object
 * while it gets its name. An upload whose {@code parts} is gone is gone.
 */
record UploadFolder(Path path) {
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
  private static final String PARTS = "parts";

  static UploadId newId() {
    return new UploadId(UUID.randomUUID().toString());
  }

  /**
   * Where an upload is, or would be; empty for an id that we never gave. The key is in the folder's
   * name, so that an id leads nowhere with another key.
   */
  static Optional<UploadFolder> of(ObjectTree tree, ObjectKey key, UploadId id) {
    return ID.matcher(id.value()).matches()
        ? Optional.of(new UploadFolder(tree.uploads().resolve(id.value() + "-" + digest(key))))
        : Optional.empty();
  }

  Path parts() {
    return path.resolve(PARTS);
  }

  Path content() {
    return path.resolve("content");
  }

  Path whole() {
    return path.resolve("whole");
  }

  Path part(long fileId) {
    return path.resolve("part-" + HexFormat.of().toHexDigits(fileId));
  }

  Path unfinishedWhole() {
    return path.resolve("whole-" + UUID.randomUUID());
  }

  /** The table first: whatever is left of it after a crash is no upload any more. */
  void delete() throws IOException {
    Files.deleteIfExists(parts());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      return;
    }
    Files.deleteIfExists(path);
  }

  private static String digest(ObjectKey key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
