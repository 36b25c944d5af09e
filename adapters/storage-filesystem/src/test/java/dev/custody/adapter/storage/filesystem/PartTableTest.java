package dev.custody.adapter.storage.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.adapter.storage.filesystem.PartTable.Part;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTableTest {
  private static final Part PART = new Part(7L << 40, 8 << 20, 0, 0xCAFEBABE);
  private static final Part ASIDE = new Part(0, 3, Long.MAX_VALUE, 0);

  @TempDir Path directory;

  @Test
  void partsAreFoundByNumberAfterARestart() throws IOException {
    Path path = created();
    try (PartTable table = PartTable.open(path, Forcing.DISK)) {
      table.put(10_000, PART);
      table.put(2, ASIDE);
    }

    try (PartTable table = PartTable.open(path, Forcing.DISK)) {
      assertEquals(Optional.of(PART), table.part(10_000));
      assertEquals(Optional.of(ASIDE), table.part(2));
    }
  }

  @Test
  void whatWasNeverPutIsNoPart() throws IOException {
    try (PartTable table = PartTable.open(created(), Forcing.DISK)) {
      table.put(5, PART);

      for (int number : new int[] {1, 4, 6, 10_000}) {
        assertEquals(Optional.empty(), table.part(number));
      }
    }
  }

  @Test
  void aRecordIsReplaced() throws IOException {
    try (PartTable table = PartTable.open(created(), Forcing.DISK)) {
      table.put(5, PART);
      table.put(5, ASIDE);

      assertEquals(Optional.of(ASIDE), table.part(5));
    }
  }

  @Test
  void aRecordThatWasTornIsNoPart() throws IOException {
    Path path = created();
    try (PartTable table = PartTable.open(path, Forcing.DISK)) {
      table.put(1, PART);
      table.put(2, PART);
    }
    for (int at = 0; at < 32; at++) {
      damage(path, at);
      try (PartTable table = PartTable.open(path, Forcing.DISK)) {
        assertEquals(Optional.empty(), table.part(1), "byte " + at);
        assertEquals(Optional.of(PART), table.part(2));
      }
      damage(path, at);
    }
  }

  @Test
  void aRecordThatWasCutOffIsNoPart() throws IOException {
    Path path = created();
    try (PartTable table = PartTable.open(path, Forcing.DISK)) {
      table.put(2, PART);
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(63);
    }

    try (PartTable table = PartTable.open(path, Forcing.DISK)) {
      assertEquals(Optional.empty(), table.part(2));
    }
  }

  @Test
  void withoutItsFileThereIsNoTable() {
    assertThrows(
        NoSuchFileException.class,
        () -> PartTable.open(directory.resolve("none"), Forcing.DISK).close());
  }

  private Path created() throws IOException {
    Path path = directory.resolve("parts");
    Files.deleteIfExists(path);
    PartTable.create(path);
    return path;
  }

  private static void damage(Path path, int at) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(at);
      int was = file.read();
      file.seek(at);
      file.write(was ^ 1);
    }
  }
}
