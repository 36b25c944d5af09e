package dev.custody.adapter.storage.filesystem;

import dev.custody.application.port.out.storage.CheckListener;
import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StorageException.Refusal;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.Verified;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capabilities.Answer;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * One verification: does with one small object what deliveries and playback do, and deletes it. As
 * it leaves nothing, a routine one does the same.
 */
final class FilesystemVerification {
  private static final byte[] TEXT =
      "Written to test this location. It may be deleted.\n".getBytes(StandardCharsets.US_ASCII);
  private static final ObjectAttributes ATTRIBUTES =
      new ObjectAttributes(new ContentType("text/plain"), "custody-check");

  private static final Set<Capability> WRITING = Set.of(Capability.WRITE, Capability.MULTIPART);

  private final Storage storage;
  private final ObjectKey key;
  private final CheckListener listener;
  private Capabilities found = Capabilities.UNKNOWN;
  private boolean goesOn = true;

  /** What a check does; it answers what it has to say when it is through. */
  @FunctionalInterface
  private interface Work {
    String run() throws IOException;
  }

  FilesystemVerification(Storage storage, StoragePlace place, CheckListener listener) {
    this.storage = storage;
    this.key =
        ObjectKey.of("%s/.custody-check/%s".formatted(place.organization(), place.location()));
    this.listener = listener;
  }

  Verified run() {
    check(
        "format",
        "The location is well-formed",
        Set.of(),
        () -> "It is the organization's own folder; there is nothing to set.");
    check("write", "A recording can be written in parts, and given up", WRITING, this::write);
    check("put", "A recording can be stored", WRITING, this::put);
    check("read", "Recordings can be read and listed", Set.of(Capability.READ), this::read);
    check("delete", "Recordings can be deleted", Set.of(Capability.DELETE), this::delete);
    return new Verified(found);
  }

  private String write() {
    UploadId upload = storage.beginMultipart(key, ATTRIBUTES);
    storage.putPart(key, upload, 1, new Text());
    storage.abort(key, upload);
    found = found.with(Capability.MULTIPART, Answer.YES);
    return "One part was written, forced and given up.";
  }

  private String put() {
    PutResult result = storage.putIfAbsent(key, new Text(), ATTRIBUTES);
    found = found.with(Capability.WRITE, Answer.YES);
    return switch (result) {
      case PutResult.Stored stored -> "A small object was stored.";
      case PutResult.AlreadyThere there -> "One of an earlier verification is there still.";
    };
  }

  private String read() throws IOException {
    try (InputStream whole = storage.read(key, Optional.empty());
        InputStream range = storage.read(key, Optional.of(new ByteRange(8, 2)))) {
      if (!Arrays.equals(whole.readAllBytes(), TEXT)
          || !Arrays.equals(range.readAllBytes(), Arrays.copyOfRange(TEXT, 8, 10))) {
        throw new IOException("What was read is not what was written.");
      }
    }
    found = found.with(Capability.READ, Answer.YES);
    if (!storage.list(key.value(), Optional.empty(), 1).contains(key)) {
      throw new IOException("The object that was stored is not listed.");
    }
    found = found.with(Capability.LIST, Answer.YES);
    return "What was read is what was written.";
  }

  private String delete() throws IOException {
    storage.delete(key, Optional.empty());
    if (storage.head(key).isPresent()) {
      throw new IOException("The object is there still, although it was deleted.");
    }
    found = found.with(Capability.DELETE, Answer.YES);
    return "The small object was deleted.";
  }

  private void check(String id, String title, Set<Capability> needed, Work work) {
    if (!goesOn) {
      listener.told(
          Check.of(
              id,
              title,
              CheckStatus.SKIPPED,
              "Not tried, since an earlier check did not pass.",
              Duration.ZERO));
      return;
    }
    long start = System.nanoTime();
    CheckStatus status = CheckStatus.PASS;
    String message;
    Optional<Refusal> refusal = Optional.empty();
    try {
      message = work.run();
    } catch (StorageException.Unavailable e) {
      status = CheckStatus.INCONCLUSIVE;
      message = String.valueOf(e.getMessage());
    } catch (StorageException.Refused e) {
      status = CheckStatus.FAIL;
      message = String.valueOf(e.getMessage());
      refusal = Optional.of(e.refusal());
      for (Capability capability : needed) {
        found = found.with(capability, Answer.NO);
      }
    } catch (StorageException | IOException e) {
      status = CheckStatus.FAIL;
      message = String.valueOf(e.getMessage());
    }
    goesOn = status == CheckStatus.PASS;
    listener.told(
        new Check(
            id,
            title,
            status,
            message,
            refusal.map(Refusal::action),
            refusal.flatMap(Refusal::resource),
            Optional.empty(),
            refusal.flatMap(Refusal::errorCode),
            refusal.flatMap(Refusal::requestId),
            Duration.ofNanos(System.nanoTime() - start)));
  }

  /** The small object's content. */
  private static final class Text implements Content {
    @Override
    public long length() {
      return TEXT.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(TEXT);
    }

    @Override
    public Optional<Checksum> checksum(Checksum.Algorithm algorithm) {
      return Optional.empty();
    }
  }
}
