package dev.custody.adapter.storage.filesystem;

import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.KeySpace;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.ObjectHead;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.recording.PartSizing;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One organization's objects in its folder. Holds nothing open between calls. */
final class FilesystemStorage implements Storage {
  /** Those of S3: whoever tries things out on a disk finds what a bucket would say. */
  private static final PartRules RULES = new PartRules(PartSizing.LEAST_BYTES, 10_000, false, 1);

  private final KeySpace keys;
  private final ObjectTree tree;
  private final Folders folders;
  private final Forcing forcing;
  private final Failures failures;
  private final Sweeper sweeper;
  private final Uploads uploads;
  private final Publication publication;

  FilesystemStorage(
      KeySpace keys,
      ObjectTree tree,
      Folders folders,
      Forcing forcing,
      Failures failures,
      Sweeper sweeper) {
    this.keys = keys;
    this.tree = tree;
    this.folders = folders;
    this.forcing = forcing;
    this.failures = failures;
    this.sweeper = sweeper;
    this.uploads = new Uploads(tree, folders, forcing);
    this.publication = new Publication(folders, forcing);
  }

  @Override
  public PartRules partRules() {
    return RULES;
  }

  @Override
  public PutResult putIfAbsent(ObjectKey key, Content content, ObjectAttributes attributes) {
    Path object = tree.file(keys.require(key));
    failures.requireRoom("write", key.value(), content.length());
    return failures.told(
        "write",
        key.value(),
        () -> {
          folders.make(tree.unfinished());
          sweeper.unfinished();
          Path unfinished = tree.unfinished().resolve(UUID.randomUUID().toString());
          try {
            int crc32c = write(content, attributes, unfinished);
            return publication.publish(unfinished, object)
                ? stored(crc32c, content.length())
                : new PutResult.AlreadyThere();
          } finally {
            Files.deleteIfExists(unfinished);
          }
        });
  }

  private int write(Content content, ObjectAttributes attributes, Path unfinished)
      throws IOException {
    try (FileChannel file =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            Permissions.file())) {
      int crc32c = ContentWriter.write(content, file, 0);
      ObjectTags.write(unfinished, attributes);
      ObjectTags.writeCrc32c(unfinished, crc32c);
      forcing.file(file);
      return crc32c;
    }
  }

  @Override
  public UploadId beginMultipart(ObjectKey key, ObjectAttributes attributes) {
    tree.file(keys.require(key));
    return failures.told(
        "begin an upload of",
        key.value(),
        () -> {
          folders.make(tree.uploads());
          sweeper.uploads();
          return uploads.begin(key, attributes);
        });
  }

  @Override
  public PartReceipt putPart(ObjectKey key, UploadId upload, int number, Content content) {
    keys.require(key);
    RULES.requireNumber(number);
    failures.requireRoom("write a part of", key.value(), content.length());
    return unlessGone("write a part of", key, () -> uploads.put(key, upload, number, content));
  }

  @Override
  public PutResult completeIfAbsent(ObjectKey key, UploadId upload, List<PartReceipt> parts) {
    Path object = tree.file(keys.require(key));
    RULES.requireGapless(parts);
    return unlessGone(
        "complete",
        key,
        () -> {
          UploadFolder folder = uploads.existing(key, upload);
          Completion.Whole whole = new Completion(folder, forcing).whole(parts, RULES);
          if (!publication.publish(whole.path(), object)) {
            return new PutResult.AlreadyThere();
          }
          folder.delete();
          return stored(whole.crc32c(), whole.length());
        });
  }

  @Override
  public void abort(ObjectKey key, UploadId upload) {
    keys.require(key);
    failures.told(
        "give up an upload of",
        key.value(),
        () -> {
          uploads.abort(key, upload);
          return upload;
        });
  }

  @Override
  public Optional<ObjectHead> head(ObjectKey key) {
    keys.require(key);
    return failures.told(
        "look at",
        key.value(),
        () -> {
          Optional<Path> object = tree.find(key);
          return object.isPresent() ? told(object.get()) : Optional.empty();
        });
  }

  @Override
  public InputStream read(ObjectKey key, Optional<ByteRange> range) {
    keys.require(key);
    return failures.told(
        "read",
        key.value(),
        () -> {
          try {
            Path object = tree.find(key).orElseThrow(() -> missing(key, null));
            return open(object, range);
          } catch (NoSuchFileException e) {
            throw missing(key, e);
          }
        });
  }

  private static InputStream open(Path object, Optional<ByteRange> range) throws IOException {
    FileChannel file = FileChannel.open(object, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try {
      long length = file.size();
      long from = Math.min(range.map(ByteRange::offset).orElse(0L), length);
      long end = Math.min(range.map(ByteRange::end).orElse(length), length);
      return new RangeStream(file, from, end);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public void delete(ObjectKey key, Optional<String> versionId) {
    keys.require(key);
    failures.told(
        "delete",
        key.value(),
        () -> {
          Optional<Path> object = tree.find(key);
          if (object.isPresent() && Files.deleteIfExists(object.get())) {
            forcing.folder(Folders.parent(object.get()));
          }
          return object;
        });
  }

  @Override
  public List<ObjectKey> list(String prefix, Optional<ObjectKey> after, int limit) {
    String start = keys.requirePrefix(prefix);
    after.ifPresent(keys::require);
    Storage.requireListable(limit);
    return failures.told(
        "list",
        start,
        () ->
            tree.isThere()
                ? new KeyWalk(start, after, limit).through(tree.organization(), keys.start())
                : List.of());
  }

  /** Nothing is held. */
  @Override
  public void close() {}

  private <T> T unlessGone(String action, ObjectKey key, Failures.Work<T> work) {
    return failures.told(
        action,
        key.value(),
        () -> {
          try {
            return work.run();
          } catch (NoSuchFileException e) {
            throw new StorageException.UploadGone(
                "There is no such upload of '%s' any more; begin a new one.".formatted(key), e);
          }
        });
  }

  private static Optional<ObjectHead> told(Path object) throws IOException {
    try {
      long length = Files.size(object);
      Optional<Checksum> checksum = ObjectTags.checksum(object);
      return Optional.of(
          new ObjectHead(
              length,
              etag(checksum, length),
              Optional.empty(),
              ObjectTags.token(object),
              checksum));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static PutResult stored(int crc32c, long length) {
    Optional<Checksum> checksum = Optional.of(Crc32c.checksum(crc32c));
    return new PutResult.Stored(Optional.empty(), etag(checksum, length), checksum);
  }

  /** Never of the form of an MD5, since it is none. */
  private static String etag(Optional<Checksum> checksum, long length) {
    return "%s-%d".formatted(checksum.map(Checksum::hex).orElse("unknown"), length);
  }

  private static StorageException.ObjectMissing missing(ObjectKey key, @Nullable Throwable cause) {
    return new StorageException.ObjectMissing("There is no object '%s'.".formatted(key), cause);
  }
}
