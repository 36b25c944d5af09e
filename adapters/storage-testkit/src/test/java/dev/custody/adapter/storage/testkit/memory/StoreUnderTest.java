package dev.custody.adapter.storage.testkit.memory;

import dev.custody.adapter.storage.testkit.Places;
import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.ObjectHead;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One location in memory and one key of it, on which each operation can be called. */
final class StoreUnderTest {
  static final String CONTAINER = "acme";

  private static final ObjectAttributes ATTRIBUTES =
      new ObjectAttributes(ContentType.OCTET_STREAM, "token");
  private static final TestContent CONTENT = TestContent.of("content");

  private final InMemoryStorageType type;
  private final StoragePlace place;
  private final Storage storage;
  private UploadId prepared = new UploadId("none");
  private List<PartReceipt> parts = List.of();

  StoreUnderTest() {
    this(InMemoryStorageType.DEFAULT_CAPACITY_BYTES, Map.of());
  }

  StoreUnderTest(long capacityBytes, Map<String, SettingValue> more) {
    type = new InMemoryStorageType(capacityBytes);
    Map<String, SettingValue> values = new TreeMap<>(more);
    values.put("container", new SettingValue.Text(CONTAINER));
    place = Places.of(Places.ACME, new StorageSettings(values));
    storage = type.open(place);
  }

  InMemoryStorageType type() {
    return type;
  }

  StoragePlace place() {
    return place;
  }

  String prefix() {
    return Places.ACME + "/";
  }

  ObjectKey key() {
    return ObjectKey.of(prefix() + "recording");
  }

  Map<ObjectKey, StoredObject> objects() {
    return type.objects(CONTAINER);
  }

  StoredObject only() {
    return Optional.ofNullable(objects().get(key())).orElseThrow();
  }

  /** So that each operation has something to work on. */
  void prepare() {
    delete();
    prepared = begin();
    parts = List.of(part(prepared, 1, CONTENT));
  }

  /** Calls an operation as it works after {@link #prepare}. */
  void call(Operation operation) {
    switch (operation) {
      case PUT -> put(CONTENT);
      case BEGIN -> begin();
      case PART -> part(prepared, 1, CONTENT);
      case COMPLETE -> complete(prepared, parts);
      case ABORT -> storage.abort(key(), prepared);
      case HEAD -> head();
      case READ -> {
        storage.putIfAbsent(key(), CONTENT, ATTRIBUTES);
        read(Optional.empty());
      }
      case DELETE -> delete();
      case LIST -> list();
      case VERIFY -> throw new IllegalArgumentException("no operation of a storage");
    }
  }

  PutResult put(TestContent content) {
    return storage.putIfAbsent(key(), content, ATTRIBUTES);
  }

  UploadId begin() {
    return storage.beginMultipart(key(), ATTRIBUTES);
  }

  PartReceipt part(UploadId upload, int number, TestContent content) {
    return storage.putPart(key(), upload, number, content);
  }

  PutResult complete(UploadId upload, List<PartReceipt> receipts) {
    return storage.completeIfAbsent(key(), upload, receipts);
  }

  Optional<ObjectHead> head() {
    return storage.head(key());
  }

  InputStream read(Optional<ByteRange> range) {
    return storage.read(key(), range);
  }

  void delete() {
    storage.delete(key(), Optional.empty());
  }

  List<ObjectKey> list() {
    return storage.list("", Optional.empty(), 10);
  }
}
