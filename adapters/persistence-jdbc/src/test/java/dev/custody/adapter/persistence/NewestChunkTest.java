package dev.custody.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Random;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was committed last is what is found after a crash, wherever in the file H2 put it. */
class NewestChunkTest {
  private static final int COMMITS = 150;

  @TempDir private Path directory;

  @Test
  void eachCommitIsInTheFileAsItIsAtThatMoment() throws IOException {
    OrderedFilePath.register();
    Path file = directory.resolve("file");
    Random random = new Random(1);
    int behind = 0;
    try (MVStore store = opened(file)) {
      // Room that is free again is used at once, so that chunks of all sizes fill what they find.
      store.setRetentionTime(0);
      store.setVersionsToKeep(0);
      MVMap<Integer, byte[]> map = store.openMap("map");
      long end = 0;
      for (int commit = 1; commit <= COMMITS; commit++) {
        map.put(random.nextInt(20), new byte[random.nextInt(40_000)]);
        map.put(-1, new byte[commit]);
        store.commit();
        behind += Files.size(file) == end ? 1 : 0;
        end = Files.size(file);
        assertEquals(commit, commitsIn(copyOf(file)), "after " + commit + " commits");
      }
    }
    assertTrue(behind > COMMITS / 10, "the file only grew, so that nothing was tried");
  }

  /** As a crash leaves it: nothing of it was told to H2. */
  private Path copyOf(Path file) throws IOException {
    return Files.copy(file, directory.resolve("copy"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static int commitsIn(Path file) {
    try (MVStore store = opened(file)) {
      MVMap<Integer, byte[]> map = store.openMap("map");
      return Objects.requireNonNull(map.get(-1)).length;
    }
  }

  private static MVStore opened(Path file) {
    return new MVStore.Builder()
        .fileName(OrderedFilePath.SCHEME + ":" + file)
        .autoCommitDisabled()
        .open();
  }
}
