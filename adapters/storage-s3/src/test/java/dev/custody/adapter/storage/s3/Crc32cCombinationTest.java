package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.recording.Checksum.Algorithm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class Crc32cCombinationTest {
  private static final Random RANDOM = new Random(20261126);

  @Test
  void theChecksumOfTheWholeComesFromThoseOfItsParts() {
    for (int run = 0; run < 200; run++) {
      byte[] whole = new byte[RANDOM.nextInt(10_000)];
      RANDOM.nextBytes(whole);
      List<PartReceipt> parts = cut(whole);

      assertEquals(Optional.of(checksum(whole)), Crc32cCombination.of(parts), "run " + run);
    }
  }

  @Test
  void partsAreLongerThanAnIntegerCounts() {
    int first = 0x12345678;
    // So many zeros one after the other are as many at once.
    int zeros = Crc32cCombination.combined(0, 0, 3L << 30);

    assertEquals(0, zeros);
    assertEquals(
        Crc32cCombination.combined(
            Crc32cCombination.combined(first, 0x9abcdef0, 3L << 30), 0x0fedcba9, 5L << 32),
        Crc32cCombination.combined(
            first,
            Crc32cCombination.combined(0x9abcdef0, 0x0fedcba9, 5L << 32),
            (3L << 30) + (5L << 32)));
  }

  @Test
  void aPartOfWhichNothingIsKnownLeavesTheWholeUnknown() {
    List<PartReceipt> parts =
        List.of(
            new PartReceipt(1, 3, "\"a\"", Optional.of(checksum(new byte[3]))),
            new PartReceipt(2, 3, "\"b\"", Optional.empty()));

    assertEquals(Optional.empty(), Crc32cCombination.of(parts));
  }

  @Test
  void anotherKindOfChecksumIsNone() {
    PartReceipt part =
        new PartReceipt(1, 3, "\"a\"", Optional.of(new Checksum(Algorithm.MD5, "00".repeat(16))));

    assertEquals(Optional.empty(), Crc32cCombination.of(List.of(part)));
  }

  private static List<PartReceipt> cut(byte[] whole) {
    List<PartReceipt> parts = new ArrayList<>();
    int from = 0;
    do {
      int to = Math.min(whole.length, from + 1 + RANDOM.nextInt(4_000));
      parts.add(
          new PartReceipt(
              parts.size() + 1,
              to - from,
              "",
              Optional.of(checksum(Arrays.copyOfRange(whole, from, to)))));
      from = to;
    } while (from < whole.length);
    return parts;
  }

  private static Checksum checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return new Checksum(Algorithm.CRC32C, "%08x".formatted(crc.getValue()));
  }
}
