package dev.custody.adapter.storage.testkit.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.Checksums;
import dev.custody.adapter.storage.testkit.TestContent;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A store that does what it is asked otherwise than it should. */
class QuirksTest {
  private static final TestContent CONTENT = TestContent.random(10_000, 1);

  private final StoreUnderTest store = new StoreUnderTest();
  private final Faults faults = store.type().faults();

  @Test
  void otherBytesMayBeStoredThanWereSent() {
    faults.on(Operation.PUT).storeOtherBytes();

    PutResult.Stored stored = assertInstanceOf(PutResult.Stored.class, store.put(CONTENT));

    byte[] held = store.only().bytes();
    assertEquals(CONTENT.bytes().length, held.length);
    assertFalse(Arrays.equals(CONTENT.bytes(), held));
    assertEquals(Optional.of(Checksums.crc32c(held)), stored.stored(), "it tells the truth");
    assertEquals(HexFormat.of().formatHex(Checksums.md5(held)), stored.etag());
  }

  @Test
  void otherBytesMayBeStoredOfAPart() {
    UploadId upload = store.begin();
    faults.on(Operation.PART).times(1).storeOtherBytes();

    PartReceipt receipt = store.part(upload, 1, CONTENT);
    store.complete(upload, List.of(receipt));

    assertNotEquals(Optional.of(Checksums.crc32c(CONTENT.bytes())), receipt.stored());
    assertFalse(Arrays.equals(CONTENT.bytes(), store.only().bytes()));
  }

  @Test
  void answersMayCarryNoChecksum() {
    faults.on(Operation.PUT, Operation.PART, Operation.COMPLETE, Operation.HEAD).tellNoChecksum();
    UploadId upload = store.begin();

    PartReceipt part = store.part(upload, 1, CONTENT);
    PutResult.Stored completed =
        assertInstanceOf(PutResult.Stored.class, store.complete(upload, List.of(part)));

    assertEquals(Optional.empty(), part.stored());
    assertEquals(Optional.empty(), completed.stored());
    assertEquals(Optional.empty(), store.head().orElseThrow().checksum());
    store.delete();
    assertEquals(
        Optional.empty(), assertInstanceOf(PutResult.Stored.class, store.put(CONTENT)).stored());
  }

  @Test
  void etagsAreThoseOfS3() {
    UploadId upload = store.begin();
    PartReceipt part = store.part(upload, 1, CONTENT);
    store.complete(upload, List.of(part));
    byte[] md5 = Checksums.md5(CONTENT.bytes());

    assertEquals(HexFormat.of().formatHex(md5), part.etag());
    assertEquals(HexFormat.of().formatHex(Checksums.md5(md5)) + "-1", store.only().etag());
  }

  @Test
  void etagsMayBeNoMd5() {
    faults.on(Operation.PUT, Operation.PART, Operation.COMPLETE).tellOpaqueEtag();
    UploadId upload = store.begin();
    PartReceipt part = store.part(upload, 1, CONTENT);

    store.complete(upload, List.of(part));

    assertTrue(part.etag().startsWith("opaque-"), part.etag());
    assertTrue(store.only().etag().startsWith("opaque-"), store.only().etag());
  }

  @Test
  void aStoreMayBeDeafToTheCondition() {
    store.put(CONTENT);
    faults.on(Operation.PUT, Operation.COMPLETE).beDeafToConditions();

    assertInstanceOf(PutResult.Stored.class, store.put(TestContent.of("put")));
    assertArrayEquals(TestContent.of("put").bytes(), store.only().bytes());
    UploadId upload = store.begin();
    List<PartReceipt> parts = List.of(store.part(upload, 1, TestContent.of("complete")));
    assertInstanceOf(PutResult.Stored.class, store.complete(upload, parts));
    assertArrayEquals(TestContent.of("complete").bytes(), store.only().bytes());
  }
}
