package dev.custody.adapter.storage.testkit.memory;

import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.CheckListener;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StorageException.Refusal;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.application.port.out.storage.Verified;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capabilities.Answer;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** One verification, with the checks that S3 has where there is something to check. */
final class InMemoryVerification {
  private static final TestContent TEXT =
      TestContent.of("Written to test this location. It may be deleted.\n");
  private static final ObjectAttributes ATTRIBUTES =
      new ObjectAttributes(new ContentType("text/plain"), "custody-check");

  private final Storage storage;
  private final Faults faults;
  private final ObjectKey key;
  private final CheckListener listener;
  private Capabilities found = Capabilities.UNKNOWN;
  private boolean goesOn = true;

  /** One check's work; what it answers is what it has to say when it is through. */
  @FunctionalInterface
  private interface Work {
    String run() throws IOException;
  }

  InMemoryVerification(Storage storage, Faults faults, ObjectKey key, CheckListener listener) {
    this.storage = storage;
    this.faults = faults;
    this.key = key;
    this.listener = listener;
  }

  Verified run(VerificationPhase phase) {
    check("format", "Settings are well-formed", () -> "They are.");
    check(
        "sign-in",
        "The store lets the service in",
        () -> faults.run(Operation.VERIFY, key.value(), orders -> "It does."));
    check("write", "An upload can be begun, sent and given up", this::write);
    if (phase == VerificationPhase.ONBOARDING) {
      check("put", "An object can be stored", this::put);
      optional("read", "Objects can be read and listed", Capability.READ, this::read);
      optional("delete", "Objects can be deleted", Capability.DELETE, this::delete);
    }
    return new Verified(found);
  }

  private String write() {
    Storage.UploadId upload;
    try {
      upload = storage.beginMultipart(key, ATTRIBUTES);
      storage.putPart(key, upload, 1, TEXT);
    } catch (StorageException.Refused e) {
      found = found.with(Capability.WRITE, Answer.NO).with(Capability.MULTIPART, Answer.NO);
      throw e;
    }
    found = found.with(Capability.WRITE, Answer.YES).with(Capability.MULTIPART, Answer.YES);
    storage.abort(key, upload);
    return "It can.";
  }

  private String put() {
    return switch (storage.putIfAbsent(key, TEXT, ATTRIBUTES)) {
      case PutResult.Stored stored -> "It can.";
      case PutResult.AlreadyThere there -> "One of an earlier verification is there: it can.";
    };
  }

  private String read() throws IOException {
    try (InputStream whole = storage.read(key, Optional.empty());
        InputStream range = storage.read(key, Optional.of(new ByteRange(8, 2)))) {
      byte[] bytes = TEXT.bytes();
      if (!Arrays.equals(whole.readAllBytes(), bytes)
          || !Arrays.equals(range.readAllBytes(), Arrays.copyOfRange(bytes, 8, 10))) {
        throw new IOException("what was read is not what was written");
      }
    }
    found = found.with(Capability.READ, Answer.YES);
    return "They can.";
  }

  private String delete() throws IOException {
    storage.delete(key, Optional.empty());
    if (found.of(Capability.READ) == Answer.YES && storage.head(key).isPresent()) {
      throw new IOException("it is still there");
    }
    found = found.with(Capability.DELETE, Answer.YES);
    return "They can.";
  }

  /** A right that a location can do without: refused, it is noted and no failure. */
  private void optional(String id, String title, Capability capability, Work work) {
    check(
        id,
        title,
        work,
        e -> {
          found = found.with(capability, Answer.NO);
          return CheckStatus.SKIPPED;
        });
    if (capability == Capability.READ && goesOn) {
      found = found.with(Capability.LIST, listing());
    }
  }

  private Answer listing() {
    try {
      storage.list("", Optional.empty(), 1);
      return Answer.YES;
    } catch (StorageException.Refused e) {
      return Answer.NO;
    } catch (StorageException e) {
      return Answer.UNKNOWN;
    }
  }

  private void check(String id, String title, Work work) {
    check(id, title, work, e -> CheckStatus.FAIL);
  }

  private void check(
      String id,
      String title,
      Work work,
      Function<StorageException.Refused, CheckStatus> whenRefused) {
    long start = System.nanoTime();
    if (!goesOn) {
      tell(id, title, CheckStatus.SKIPPED, "An earlier check did not pass.", Optional.empty(), 0);
      return;
    }
    CheckStatus status = CheckStatus.PASS;
    String message;
    Optional<Refusal> refusal = Optional.empty();
    try {
      message = work.run();
    } catch (StorageException.Refused e) {
      status = whenRefused.apply(e);
      message = String.valueOf(e.getMessage());
      refusal = Optional.of(e.refusal());
    } catch (StorageException.Unavailable e) {
      status = CheckStatus.INCONCLUSIVE;
      message = String.valueOf(e.getMessage());
    } catch (StorageException | IOException e) {
      status = CheckStatus.FAIL;
      message = String.valueOf(e.getMessage());
    }
    goesOn = status == CheckStatus.PASS || status == CheckStatus.SKIPPED;
    tell(id, title, status, message, refusal, System.nanoTime() - start);
  }

  private void tell(
      String id,
      String title,
      CheckStatus status,
      String message,
      Optional<Refusal> refusal,
      long nanos) {
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
            Duration.ofNanos(nanos)));
  }
}
