package dev.custody.adapter.spool.simulated;

import dev.custody.adapter.spool.Disk;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Names in two planes: those that are there, and those that the loss of power leaves. */
final class SimulatedDirectory {
  private final Map<String, Object> names = new TreeMap<>();
  private final Map<String, Object> durableNames = new TreeMap<>();

  SimulatedDirectory at(@Nullable Path path) throws NoSuchFileException {
    SimulatedDirectory here = this;
    if (path != null) {
      for (Path part : path) {
        if (here.names.get(part.toString()) instanceof SimulatedDirectory next) {
          here = next;
        } else {
          throw new NoSuchFileException(path.toString());
        }
      }
    }
    return here;
  }

  void addDirectory(String name) throws FileAlreadyExistsException {
    Object before = names.putIfAbsent(name, new SimulatedDirectory());
    if (before instanceof SimulatedFile) {
      throw new FileAlreadyExistsException(name);
    }
  }

  SimulatedFile addFile(String name) throws FileAlreadyExistsException {
    var file = new SimulatedFile();
    if (names.putIfAbsent(name, file) != null) {
      throw new FileAlreadyExistsException(name);
    }
    return file;
  }

  SimulatedFile file(String name) throws NoSuchFileException {
    SimulatedFile file = fileOrNull(name);
    if (file == null) {
      throw new NoSuchFileException(name);
    }
    return file;
  }

  @Nullable SimulatedFile fileOrNull(String name) {
    return names.get(name) instanceof SimulatedFile file ? file : null;
  }

  Object remove(String name) throws NoSuchFileException {
    Object removed = names.remove(name);
    if (removed == null) {
      throw new NoSuchFileException(name);
    }
    return removed;
  }

  void put(String name, Object node) {
    names.put(name, node);
  }

  void delete(String name, Path path) throws DirectoryNotEmptyException {
    if (names.get(name) instanceof SimulatedDirectory directory && !directory.names.isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    names.remove(name);
  }

  void sync() {
    durableNames.clear();
    durableNames.putAll(names);
  }

  List<Disk.Entry> entries() {
    List<Disk.Entry> entries = new ArrayList<>();
    names.forEach((name, node) ->
        entries.add(
            new Disk.Entry(
                name,
                node instanceof SimulatedDirectory,
                node instanceof SimulatedFile file ? file.length() : 0,
                node instanceof SimulatedFile file ? file.lastModified() : Instant.EPOCH)));
    return entries;
  }

  void files(Path path, List<Path> into) {
    names.forEach((name, node) -> {
      if (node instanceof SimulatedDirectory directory) {
        directory.files(path.resolve(name), into);
      } else {
        into.add(path.resolve(name));
      }
    });
  }

  long bytes() {
    long bytes = 0;
    for (Object node : names.values()) {
      bytes +=
          switch (node) {
            case SimulatedDirectory directory -> directory.bytes();
            case SimulatedFile file -> file.length();
            default -> 0;
          };
    }
    return bytes;
  }

  SimulatedDirectory afterPowerLoss(RandomGenerator random, boolean strictest) {
    Set<String> all = new TreeSet<>(names.keySet());
    all.addAll(durableNames.keySet());
    var after = new SimulatedDirectory();
    for (String name : all) {
      boolean synced = strictest || random.nextBoolean();
      Object node = synced ? durableNames.get(name) : names.get(name);
      switch (node) {
        case SimulatedDirectory directory ->
            after.names.put(name, directory.afterPowerLoss(random, strictest));
        case SimulatedFile file -> after.names.put(name, file.afterPowerLoss(random, strictest));
        case null, default -> {}
      }
    }
    after.sync();
    return after;
  }
}
