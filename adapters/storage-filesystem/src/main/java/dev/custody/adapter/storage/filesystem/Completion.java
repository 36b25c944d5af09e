package dev.custody.adapter.storage.filesystem;

import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.PartRules;
import dev.custody.application.port.out.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes one file of an upload's parts. */
final class Completion {
  private final UploadFolder upload;
  private final Forcing forcing;

  Completion(UploadFolder upload, Forcing forcing) {
    this.upload = upload;
    this.forcing = forcing;
  }

  /** A finished file that has no name as an object yet. */
  record Whole(Path path, int crc32c, long length) {}

  /**
   * The whole, forced and with its attributes. May be called again after it failed, or after the
   * process died.
   *
   * @throws java.nio.file.NoSuchFileException if the upload is gone
   * @throws StorageException.ContentRejected if the receipts do not fit what is there
   */
  Whole whole(List<PartReceipt> receipts, PartRules rules) throws IOException {
    List<PartTable.Part> parts = matching(receipts);
    rules
        .wrongLength(receipts)
        .ifPresent(part -> {
          throw new StorageException.ContentRejected(
              "Part %d of %d has a length of %d bytes; each but the last has at least %d."
                  .formatted(part.number(), receipts.size(), part.length(), rules.leastBytes()),
              null);
        });
    if (!isWhole(parts) && !(inOrder(parts) && takeContent(parts))) {
      putTogether(parts);
    }
    return new Whole(upload.whole(), crc32c(parts), length(parts));
  }

  /** Whether an earlier try got that far, with the same parts. */
  private boolean isWhole(List<PartTable.Part> parts) throws IOException {
    return ObjectTree.attributes(upload.whole())
            .filter(whole -> whole.size() == length(parts))
            .isPresent()
        && ObjectTags.checksum(upload.whole()).equals(Optional.of(Crc32c.checksum(crc32c(parts))));
  }

  private List<PartTable.Part> matching(List<PartReceipt> receipts) throws IOException {
    List<PartTable.Part> parts = new ArrayList<>();
    try (PartTable table = PartTable.open(upload.parts(), forcing)) {
      for (PartReceipt receipt : receipts) {
        parts.add(
            table
                .part(receipt.number())
                .filter(
                    part -> part.length() == receipt.length() && part.etag().equals(receipt.etag()))
                .orElseThrow(() -> notThere(receipt.number())));
      }
    }
    return parts;
  }

  private static boolean inOrder(List<PartTable.Part> parts) {
    long offset = 0;
    for (PartTable.Part part : parts) {
      if (!part.inContent() || part.offset() != offset) {
        return false;
      }
      offset = part.end();
    }
    return true;
  }

  /** The parts are the file already. False if somebody still writes into it. */
  private boolean takeContent(List<PartTable.Part> parts) throws IOException {
    try (FileChannel content = openContent();
        FileLock lock = content.tryLock()) {
      if (lock == null) {
        return false;
      }
      if (content.size() < length(parts)) {
        throw notThere(parts.size());
      }
      content.truncate(length(parts));
      ObjectTags.writeCrc32c(upload.content(), crc32c(parts));
      forcing.file(content);
      Files.move(upload.content(), upload.whole(), StandardCopyOption.ATOMIC_MOVE);
      forcing.folder(upload.path());
      return true;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void putTogether(List<PartTable.Part> parts) throws IOException {
    Path unfinished = upload.unfinishedWhole();
    try (FileChannel content = openContent();
        FileChannel whole =
            FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                Permissions.file())) {
      ObjectTags.copy(upload.content(), unfinished);
      for (int i = 0; i < parts.size(); i++) {
        append(parts.get(i), i + 1, content, whole);
      }
      ObjectTags.writeCrc32c(unfinished, crc32c(parts));
      forcing.file(whole);
      Files.move(unfinished, upload.whole(), StandardCopyOption.ATOMIC_MOVE);
      forcing.folder(upload.path());
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void append(PartTable.Part part, int number, FileChannel content, FileChannel whole)
      throws IOException {
    if (part.inContent()) {
      transfer(content, part, number, whole);
      return;
    }
    try (FileChannel own = openToRead(upload.part(part.fileId()))) {
      transfer(own, part, number, whole);
    }
  }

  /** Within the kernel, and without copying at all on file systems that can share blocks. */
  private static void transfer(FileChannel from, PartTable.Part part, int number, FileChannel to)
      throws IOException {
    for (long offset = part.offset(); offset < part.end(); ) {
      long count = from.transferTo(offset, part.end() - offset, to);
      if (count == 0) {
        throw notThere(number);
      }
      offset += count;
    }
  }

  private static int crc32c(List<PartTable.Part> parts) {
    int crc32c = parts.getFirst().crc32c();
    for (PartTable.Part part : parts.subList(1, parts.size())) {
      crc32c = Crc32c.append(crc32c, part.crc32c(), part.length());
    }
    return crc32c;
  }

  private static long length(List<PartTable.Part> parts) {
    return parts.stream().mapToLong(PartTable.Part::length).sum();
  }

  private FileChannel openContent() throws IOException {
    return FileChannel.open(
        upload.content(),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS);
  }

  private static FileChannel openToRead(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  private static StorageException.ContentRejected notThere(int number) {
    return new StorageException.ContentRejected(
        "Part %d is not there as its receipt says; send the parts again.".formatted(number), null);
  }
}
