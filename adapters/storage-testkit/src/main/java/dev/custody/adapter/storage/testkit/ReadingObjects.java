package dev.custody.adapter.storage.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.storage.ByteRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of an object, all or some of them. */
interface ReadingObjects extends Bench {
  int LENGTH = 300_000;

  @ParameterizedTest
  @CsvSource({
    "0,      1",
    "0,      300000",
    "299999, 1",
    "1,      299998",
    "65535,  3",
    "123456, 100000",
    "299990, 100",
    "299999, 9223372036854475808",
    "0,      9223372036854775807",
    "0,      0",
    "150000, 0",
  })
  default void aRangeIsItsBytesCutAtTheEnd(long offset, long length) {
    TestContent content = putContent();

    byte[] read = read(key("a"), Optional.of(new ByteRange(offset, length)));

    assertArrayEquals(
        Arrays.copyOfRange(content.bytes(), (int) offset, (int) Math.min(LENGTH, offset + length)),
        read);
  }

  @ParameterizedTest
  @CsvSource({"300000, 1", "300000, 0", "300001, 10", "9223372036854775806, 1"})
  default void aRangeBehindTheEndGivesNoBytes(long offset, long length) {
    putContent();

    assertEquals(0, read(key("a"), Optional.of(new ByteRange(offset, length))).length);
  }

  @Test
  default void anEmptyObjectGivesNoBytesWhateverTheRange() {
    stored(put(key("a"), TestContent.of("")));

    assertEquals(0, read(key("a")).length);
    assertEquals(0, read(key("a"), Optional.of(new ByteRange(0, 10))).length);
    assertEquals(0, read(key("a"), Optional.of(new ByteRange(0, 0))).length);
  }

  @Test
  default void aRangeMayReachOverTheBorderOfTwoParts() {
    PartsUnderTest parts = PartsUnderTest.of(storage(), 2);
    UploadId upload = storage().beginMultipart(key("a"), attributes("token"));
    stored(storage().completeIfAbsent(key("a"), upload, parts.send(storage(), key("a"), upload)));
    int border = Math.toIntExact(parts.number(1).length());

    byte[] read = read(key("a"), Optional.of(new ByteRange(border - 5, 10)));

    assertArrayEquals(Arrays.copyOfRange(parts.whole(), border - 5, border + 5), read);
  }

  @Test
  default void anObjectThatIsNotThereIsMissing() {
    for (Optional<ByteRange> range :
        List.of(
            Optional.<ByteRange>empty(),
            Optional.of(new ByteRange(0, 1)),
            Optional.of(new ByteRange(5, 0)))) {
      assertThrows(
          StorageException.ObjectMissing.class,
          () -> storage().read(key("2025/01/31/missing.cast"), range));
    }
  }

  @Test
  default void aStreamMayBeClosedBeforeItsEnd() throws IOException {
    TestContent content = putContent();

    for (int i = 0; i < 20; i++) {
      try (InputStream in = storage().read(key("a"), Optional.empty())) {
        assertArrayEquals(Arrays.copyOf(content.bytes(), 100), in.readNBytes(100));
      }
      storage().read(key("a"), Optional.empty()).close();
    }

    assertHolds(key("a"), content.bytes());
  }

  @Test
  default void aStreamMayBeClosedTwice() throws IOException {
    putContent();
    InputStream in = storage().read(key("a"), Optional.empty());

    in.close();
    in.close();

    assertHolds(key("a"), putContentAlready());
  }

  @Test
  default void aStreamIsReadInEveryWayThatStreamsAre() throws IOException {
    byte[] bytes = putContent().bytes();

    try (InputStream in = storage().read(key("a"), Optional.of(new ByteRange(10, 200_000)))) {
      assertEquals(bytes[10] & 0xFF, in.read());
      assertEquals(0, in.readNBytes(0).length);
      in.skipNBytes(9);
      byte[] some = new byte[50];
      assertEquals(30, in.readNBytes(some, 20, 30));
      assertArrayEquals(Arrays.copyOfRange(bytes, 20, 50), Arrays.copyOfRange(some, 20, 50));
      ByteArrayOutputStream rest = new ByteArrayOutputStream();
      assertEquals(200_010 - 50, in.transferTo(rest));
      assertArrayEquals(Arrays.copyOfRange(bytes, 50, 200_010), rest.toByteArray());
      assertEquals(-1, in.read());
      assertEquals(-1, in.read(some, 0, 1));
    }
  }

  @Test
  default void manyReadOneObjectAtOnce() {
    byte[] bytes = putContent().bytes();

    List<byte[]> all =
        Together.run(16, i -> read(key("a"), Optional.of(new ByteRange(i * 1_000L, 250_000))));

    for (int i = 0; i < all.size(); i++) {
      assertArrayEquals(Arrays.copyOfRange(bytes, i * 1_000, i * 1_000 + 250_000), all.get(i));
    }
  }

  private TestContent putContent() {
    TestContent content = TestContent.random(LENGTH, 9);
    stored(put(key("a"), content));
    return content;
  }

  private byte[] putContentAlready() {
    return TestContent.random(LENGTH, 9).bytes();
  }
}
