package dev.custody.application.fake;

import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.domain.recording.PartSizing;
import dev.custody.domain.storage.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The store itself, on the other side of every way to it; does what the test tells it. */
public final class FarSide {
  final Map<ObjectKey, Kept> objects = new TreeMap<>(Comparator.comparing(ObjectKey::value));
  final Map<Storage.UploadId, Upload> uploads = new HashMap<>();
  private final List<Planned> planned = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  Storage.PartRules rules = new Storage.PartRules(PartSizing.LEAST_BYTES, 10_000, false, 1);
  boolean tellsChecksums = true;
  boolean tellsMd5 = true;
  boolean keepsTokens = true;
  boolean keepsVersions = true;
  boolean keepsOtherBytes;
  int made;
  private int open;
  private Runnable onCall = () -> {};

  /** An object as it is kept. */
  public record Kept(Bytes bytes, Optional<String> token, Optional<String> versionId) {}

  /** An upload in parts. */
  record Upload(ObjectKey key, ObjectAttributes attributes, Map<Integer, Bytes> parts) {}

  /** From now on nothing that it answers proves anything. */
  public void tellNothing() {
    tellsChecksums = false;
    tellsMd5 = false;
  }

  public void tellChecksums(boolean tells) {
    tellsChecksums = tells;
  }

  public void keepTokens(boolean keeps) {
    keepsTokens = keeps;
  }

  public void keepVersions(boolean keeps) {
    keepsVersions = keeps;
  }

  /** Stores what it was not sent, and says that all is well. */
  public void keepOtherBytes(boolean keeps) {
    keepsOtherBytes = keeps;
  }

  public void rules(Storage.PartRules wanted) {
    rules = wanted;
  }

  /** Every such call fails, before it does anything, until {@link #mend}. */
  public void failAll(String call, Supplier<? extends RuntimeException> failure) {
    planned.add(new Planned(call, When.ALWAYS, failure));
  }

  public void failNext(String call, Supplier<? extends RuntimeException> failure) {
    planned.add(new Planned(call, When.ONCE_BEFORE, failure));
  }

  /** The next such call is carried out, and its answer is lost. */
  public void loseNextAnswer(String call, Supplier<? extends RuntimeException> failure) {
    planned.add(new Planned(call, When.ONCE_AFTER, failure));
  }

  /** What happens before and after every call. */
  public void onCall(Runnable happens) {
    onCall = happens;
  }

  public void mend() {
    planned.clear();
  }

  /** A lifecycle rule takes all uploads in parts away. */
  public void loseUploads() {
    uploads.clear();
  }

  /** Somebody else puts an object there. */
  public void putForeign(ObjectKey key, Bytes bytes) {
    objects.put(key, new Kept(bytes, Optional.empty(), version()));
  }

  /** Somebody else takes an object away. */
  public void remove(ObjectKey key) {
    objects.remove(key);
  }

  /** A call takes effect late. */
  public void put(ObjectKey key, Kept late) {
    objects.put(key, late);
  }

  public Optional<Kept> at(ObjectKey key) {
    return Optional.ofNullable(objects.get(key));
  }

  public List<ObjectKey> keys() {
    return List.copyOf(objects.keySet());
  }

  public int uploads() {
    return uploads.size();
  }

  /** Ways to it that nobody closed. */
  public int open() {
    return open;
  }

  /** What it was called for, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  public long calls(String call) {
    return calls.stream().filter(call::equals).count();
  }

  public void forgetCalls() {
    calls.clear();
  }

  void opened() {
    open++;
  }

  void closed() {
    open--;
  }

  void before(String call) {
    calls.add(call);
    onCall.run();
    for (Planned fault : List.copyOf(planned)) {
      if (fault.call.equals(call) && fault.when != When.ONCE_AFTER) {
        if (fault.when == When.ONCE_BEFORE) {
          planned.remove(fault);
        }
        throw fault.failure.get();
      }
    }
  }

  void after(String call) {
    onCall.run();
    for (Planned fault : List.copyOf(planned)) {
      if (fault.call.equals(call) && fault.when == When.ONCE_AFTER) {
        planned.remove(fault);
        throw fault.failure.get();
      }
    }
  }

  Optional<String> version() {
    made++;
    return keepsVersions ? Optional.of("v" + made) : Optional.empty();
  }

  private enum When {
    ALWAYS,
    ONCE_BEFORE,
    ONCE_AFTER
  }

  private record Planned(String call, When when, Supplier<? extends RuntimeException> failure) {}
}
