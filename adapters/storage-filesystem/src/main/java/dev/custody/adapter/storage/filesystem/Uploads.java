package dev.custody.adapter.storage.filesystem;

import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Takes the parts of uploads. One that comes when those before it are there, as it is with nearly
 * all, is written behind them into one file, which then becomes the object as it is: a recording of
 * 100 GiB is written once. Any other gets a file of its own, and completing puts them together.
 */
final class Uploads {
  private final ObjectTree tree;
  private final Folders folders;
  private final Forcing forcing;

  Uploads(ObjectTree tree, Folders folders, Forcing forcing) {
    this.tree = tree;
    this.folders = folders;
    this.forcing = forcing;
  }

  UploadId begin(ObjectKey key, ObjectAttributes attributes) throws IOException {
    UploadId id = UploadFolder.newId();
    UploadFolder upload = UploadFolder.of(tree, key, id).orElseThrow();
    folders.make(tree.uploads());
    Files.createDirectory(upload.path(), Permissions.folder());
    try (FileChannel content = create(upload.content())) {
      ObjectTags.write(upload.content(), attributes);
      forcing.file(content);
    }
    PartTable.create(upload.parts());
    forcing.folder(upload.path());
    forcing.folder(tree.uploads());
    return id;
  }

  /**
   * @throws NoSuchFileException if there is no such upload
   */
  PartReceipt put(ObjectKey key, UploadId id, int number, Content content) throws IOException {
    UploadFolder upload = existing(key, id);
    try (PartTable table = PartTable.open(upload.parts(), forcing)) {
      Optional<PartTable.Part> placed = putInPlace(upload, table, number, content);
      PartTable.Part part =
          placed.isPresent() ? placed.get() : putAside(upload, table, number, content);
      return new PartReceipt(
          number, part.length(), part.etag(), Optional.of(Crc32c.checksum(part.crc32c())));
    }
  }

  void abort(ObjectKey key, UploadId id) throws IOException {
    Optional<UploadFolder> upload = UploadFolder.of(tree, key, id);
    if (upload.isPresent() && tree.isFolder(upload.get().path())) {
      upload.get().delete();
    }
  }

  /**
   * @throws NoSuchFileException if there is no such upload
   */
  UploadFolder existing(ObjectKey key, UploadId id) throws IOException {
    Optional<UploadFolder> upload = UploadFolder.of(tree, key, id);
    if (upload.isEmpty() || !tree.isFolder(upload.get().path())) {
      throw new NoSuchFileException(tree.uploads().toString(), null, "no such upload");
    }
    return upload.get();
  }

  /** Empty if it is not its turn, it is there already, or somebody else is writing. */
  private Optional<PartTable.Part> putInPlace(
      UploadFolder upload, PartTable table, int number, Content content) throws IOException {
    try (FileChannel file = openContent(upload);
        FileLock lock = file.tryLock()) {
      OptionalLong place = lock == null ? OptionalLong.empty() : place(table, number);
      if (place.isEmpty()) {
        return Optional.empty();
      }
      // Completing takes the content away, under this lock.
      if (Files.notExists(upload.content(), LinkOption.NOFOLLOW_LINKS)) {
        throw new NoSuchFileException(upload.content().toString(), null, "it is complete");
      }
      int crc32c = ContentWriter.write(content, file, place.getAsLong());
      forcing.file(file);
      PartTable.Part part = new PartTable.Part(place.getAsLong(), content.length(), 0, crc32c);
      table.put(number, part);
      return Optional.of(part);
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  private static OptionalLong place(PartTable table, int number) throws IOException {
    if (table.part(number).isPresent()) {
      return OptionalLong.empty();
    }
    if (number == 1) {
      return OptionalLong.of(0);
    }
    return table
        .part(number - 1)
        .filter(PartTable.Part::inContent)
        .map(before -> OptionalLong.of(before.end()))
        .orElseGet(OptionalLong::empty);
  }

  private PartTable.Part putAside(UploadFolder upload, PartTable table, int number, Content content)
      throws IOException {
    long fileId = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    Path path = upload.part(fileId);
    boolean told = false;
    try (FileChannel file = create(path)) {
      int crc32c = ContentWriter.write(content, file, 0);
      forcing.file(file);
      forcing.folder(upload.path());
      Optional<PartTable.Part> before = table.part(number);
      PartTable.Part part = new PartTable.Part(0, content.length(), fileId, crc32c);
      table.put(number, part);
      told = true;
      if (before.isPresent() && !before.get().inContent()) {
        Files.deleteIfExists(upload.part(before.get().fileId()));
      }
      return part;
    } finally {
      if (!told) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static FileChannel openContent(UploadFolder upload) throws IOException {
    return FileChannel.open(upload.content(), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  private static FileChannel create(Path path) throws IOException {
    return FileChannel.open(
        path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), Permissions.file());
  }
}
