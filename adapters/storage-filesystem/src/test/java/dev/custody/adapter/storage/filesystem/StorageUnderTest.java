package dev.custody.adapter.storage.filesystem;

import dev.custody.adapter.storage.testkit.Places;
import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.StorageSettings;
import java.nio.file.Path;
import java.time.InstantSource;

/** One organization's storage in a directory, and what its tests do with it. */
final class StorageUnderTest {
  static final StoragePlace PLACE = Places.of(Places.ACME, StorageSettings.NONE);
  static final ObjectAttributes ATTRIBUTES =
      new ObjectAttributes(new ContentType("application/x-asciicast"), "our-token");

  private final Path root;
  private final Storage storage;

  StorageUnderTest(Path root) {
    this(root, InstantSource.system(), Forcing.DISK);
  }

  StorageUnderTest(Path root, InstantSource clock, Forcing forcing) {
    this.root = root;
    this.storage = new FilesystemStorageType(root, true, clock, forcing).open(PLACE);
  }

  /** The same directory as a process sees it that was started anew. */
  StorageUnderTest restarted() {
    return new StorageUnderTest(root);
  }

  Storage storage() {
    return storage;
  }

  static ObjectKey key(String name) {
    return ObjectKey.of(Places.ACME + "/" + name);
  }

  Path file(String name) {
    return folder().resolve(name);
  }

  Path folder() {
    return root.resolve(Places.ACME.value());
  }

  Path work() {
    return folder().resolve(".custody-work~");
  }

  PutResult put(String name, TestContent content) {
    return storage.putIfAbsent(key(name), content, ATTRIBUTES);
  }

  UploadId begin(String name) {
    return storage.beginMultipart(key(name), ATTRIBUTES);
  }

  PartReceipt part(String name, UploadId upload, int number, TestContent content) {
    return storage.putPart(key(name), upload, number, content);
  }
}
