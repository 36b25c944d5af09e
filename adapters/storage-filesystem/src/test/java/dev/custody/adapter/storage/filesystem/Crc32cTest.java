package dev.custody.adapter.storage.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class Crc32cTest {
  @Test
  void theWholesChecksumFollowsFromItsPieces() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] whole = new byte[random.nextInt(2_000)];
      random.nextBytes(whole);
      int cut = random.nextInt(whole.length + 1);
      byte[] second = Arrays.copyOfRange(whole, cut, whole.length);

      assertEquals(
          of(whole), Crc32c.append(of(Arrays.copyOf(whole, cut)), of(second), second.length));
    }
  }

  @Test
  void itHoldsForPiecesThatAreLongerThanAnArray() {
    byte[] zeros = new byte[1 << 20];
    CRC32C running = new CRC32C();
    running.update(1);
    int first = (int) running.getValue();
    CRC32C second = new CRC32C();
    for (int i = 0; i < 5_000; i++) {
      running.update(zeros);
      second.update(zeros);
    }

    assertEquals(
        (int) running.getValue(),
        Crc32c.append(first, (int) second.getValue(), 5_000L * zeros.length));
  }

  /** The check value that catalogues of checksums give for the digits 1 to 9. */
  @Test
  void itIsWrittenAsEightDigits() {
    assertEquals(
        "e3069283", Crc32c.checksum(of("123456789".getBytes(StandardCharsets.US_ASCII))).hex());
    assertEquals("00000000", Crc32c.checksum(0).hex());
  }

  private static int of(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
