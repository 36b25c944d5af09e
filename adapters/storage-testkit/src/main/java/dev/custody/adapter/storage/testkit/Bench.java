package dev.custody.adapter.storage.testkit;

import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StoragePlace;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;

/** What the groups of a contract's tests share. */
interface Bench {
  FarSide farSide();

  /** The type that was started first. */
  StorageType type();

  /** A location of that organization. */
  StoragePlace place(OrganizationId organization);

  /** Closed when the test is over. */
  Storage open(StorageType type, StoragePlace place);

  /** The way to the first organization's objects. */
  default Storage storage() {
    return storageOf(Places.ACME);
  }

  default Storage storageOf(OrganizationId organization) {
    return open(type(), place(organization));
  }

  /** The same as a process that was started again has it. */
  default Storage restarted() {
    return open(farSide().start(), place(Places.ACME));
  }

  /** A key of the first organization. */
  default ObjectKey key(String name) {
    return keyOf(Places.ACME, name);
  }

  default ObjectKey keyOf(OrganizationId organization, String name) {
    return ObjectKey.of(start(organization) + name);
  }

  /** What all keys of that organization's location start with. */
  default String start(OrganizationId organization) {
    return type().keyPrefix(place(organization)) + organization + "/";
  }

  default ObjectAttributes attributes(String token) {
    return new ObjectAttributes(new ContentType("application/x-asciicast"), token);
  }

  default PutResult put(ObjectKey key, TestContent content) {
    return storage().putIfAbsent(key, content, attributes("token"));
  }

  default PutResult.Stored stored(PutResult result) {
    return Assertions.assertInstanceOf(PutResult.Stored.class, result);
  }

  default byte[] read(ObjectKey key) {
    return read(key, Optional.empty());
  }

  default byte[] read(ObjectKey key, Optional<ByteRange> range) {
    try (InputStream in = storage().read(key, range)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("reading " + key, e);
    }
  }

  /** That an object is these bytes, by what the type and the far side itself tell. */
  default void assertHolds(ObjectKey key, byte[] bytes) {
    Assertions.assertTrue(farSide().storedKeys().contains(key.value()), "not on the far side");
    Assertions.assertArrayEquals(bytes, farSide().storedBytes(key), "on the far side");
    Assertions.assertArrayEquals(bytes, read(key), "as it is read");
    Assertions.assertEquals(bytes.length, storage().head(key).orElseThrow().length());
  }

  /** That nothing shows under a key, by what the type and the far side itself tell. */
  default void assertNothingUnder(ObjectKey key) {
    Assertions.assertFalse(farSide().storedKeys().contains(key.value()), "on the far side");
    Assertions.assertEquals(Optional.empty(), storage().head(key));
    Assertions.assertFalse(storage().list("", Optional.empty(), 1_000).contains(key), "listed");
  }

  /** That a checksum which was told is the one of these bytes. */
  default void assertRightIfTold(Optional<Checksum> told, byte[] bytes) {
    told.ifPresent(
        checksum -> Assertions.assertEquals(Checksums.of(checksum.algorithm(), bytes), checksum));
  }
}
