package dev.custody.adapter.storage.filesystem;

import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds keys in the order of their bytes. Looks only into folders that can hold some of them, and
 * keeps only a page of a folder at a time, however many files it has.
 */
final class KeyWalk {
  private static final int MOST_AT_ONCE = 1_000;
  private static final Comparator<String> BY_BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private final String prefix;
  private final String after;
  private final int limit;
  private final List<ObjectKey> found = new ArrayList<>();

  KeyWalk(String prefix, Optional<ObjectKey> after, int limit) {
    this.prefix = prefix;
    this.after = after.map(ObjectKey::value).orElse("");
    this.limit = limit;
  }

  /**
   * Walks through {@code folder}.
   *
   * @param start what the keys of all objects in it start with; ends with a slash
   */
  List<ObjectKey> through(Path folder, String start) throws IOException {
    String behind = after;
    while (found.size() < limit) {
      NavigableMap<String, Path> page = page(folder, start, behind);
      for (var entry : page.entrySet()) {
        if (entry.getKey().endsWith("/")) {
          through(entry.getValue(), entry.getKey());
        } else if (found.size() < limit) {
          found.add(ObjectKey.of(entry.getKey()));
        }
      }
      if (page.size() < MOST_AT_ONCE) {
        break;
      }
      behind = page.lastKey();
    }
    return found;
  }

  /**
   * The first files and folders of {@code folder} behind {@code behind} that can matter. A folder
   * stands where its slash puts it: {@code a-b} comes before {@code a/b}.
   */
  private NavigableMap<String, Path> page(Path folder, String start, String behind)
      throws IOException {
    NavigableMap<String, Path> page = new TreeMap<>(BY_BYTES);
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        Optional<String> segment = FileNames.segment(String.valueOf(child.getFileName()));
        if (segment.isPresent() && mayMatter(start + segment.get(), behind, page)) {
          key(start + segment.get(), child)
              .filter(key -> matters(key, behind))
              .ifPresent(key -> page.put(key, child));
        }
        if (page.size() > MOST_AT_ONCE) {
          page.pollLastEntry();
        }
      }
    } catch (NoSuchFileException e) {
      return page;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return page;
  }

  /** Asked before the disk is asked what it is: of a big folder most do not matter. */
  private boolean mayMatter(String name, String behind, NavigableMap<String, Path> page) {
    boolean hasRoom = page.size() < MOST_AT_ONCE || BY_BYTES.compare(name, page.lastKey()) < 0;
    return hasRoom && (matters(name, behind) || matters(name + "/", behind));
  }

  /** An object's key, or what those in a folder start with; empty for what is neither. */
  private static Optional<String> key(String name, Path child) throws IOException {
    return ObjectTree.attributes(child)
        .filter(found -> found.isDirectory() || found.isRegularFile())
        .map(found -> found.isDirectory() ? name + "/" : name);
  }

  private boolean matters(String key, String behind) {
    boolean isFolder = key.endsWith("/");
    boolean hasPrefix = key.startsWith(prefix) || (isFolder && prefix.startsWith(key));
    boolean isBehind =
        BY_BYTES.compare(key, behind) > 0
            || (isFolder && behind.equals(after) && after.startsWith(key));
    return hasPrefix && isBehind;
  }
}
