package dev.custody.adapter.storage.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.adapter.storage.testkit.TestContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingFilesTest {
  private static final int LENGTH = 3 << 20;

  @TempDir Path directory;

  private StorageUnderTest storage;

  @BeforeEach
  void put() {
    storage = new StorageUnderTest(directory);
    storage.put("a", TestContent.random(LENGTH, 1));
  }

  @Test
  void aFileThatGotShorterIsNoEarlyEnd() throws IOException {
    try (InputStream in = open()) {
      in.readNBytes(10);
      try (FileChannel file = FileChannel.open(storage.file("a"), StandardOpenOption.WRITE)) {
        file.truncate(100);
      }

      assertEquals(90, in.readNBytes(90).length);
      assertThrows(IOException.class, in::read);
      assertThrows(IOException.class, () -> in.readAllBytes());
    }
  }

  @Test
  void aReadTakesAsMuchAsIsAskedFor() throws IOException {
    try (InputStream in = open()) {
      assertEquals(2 << 20, in.read(new byte[2 << 20]));
      assertEquals(1 << 20, in.available());
      assertEquals(1 << 20, in.read(new byte[2 << 20]));
      assertEquals(-1, in.read(new byte[1]));
    }
  }

  @Test
  void skippingStaysWithinTheRange() throws IOException {
    try (InputStream in = open()) {
      assertEquals(0, in.skip(-5));
      assertEquals(LENGTH, in.skip(Long.MAX_VALUE));
      assertEquals(-1, in.read());
    }
  }

  @Test
  void nothingIsReadAfterItIsClosed() throws IOException {
    InputStream in = open();

    in.close();

    assertThrows(ClosedChannelException.class, in::read);
  }

  @Test
  void anObjectThatIsDeletedWhileItIsReadIsReadToItsEnd() throws IOException {
    try (InputStream in = open()) {
      storage.storage().delete(StorageUnderTest.key("a"), Optional.empty());

      assertEquals(LENGTH, in.readAllBytes().length);
    }
  }

  private InputStream open() {
    return storage.storage().read(StorageUnderTest.key("a"), Optional.empty());
  }
}
