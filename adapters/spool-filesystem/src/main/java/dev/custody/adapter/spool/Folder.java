package dev.custody.adapter.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What lies in a recording's folder.
 *
 * @param segments in order
 * @param sizes of the segments' files, in bytes
 * @param halfMade names of files that never counted
 * @param bytes of journal and segments
 * @param lastModified when the last segment was changed; the epoch if there is none
 */
record Folder(
    List<Segment> segments,
    Map<Segment, Long> sizes,
    List<String> halfMade,
    List<String> unknown,
    boolean hasJournal,
    long bytes,
    Instant lastModified) {

  /**
   * Lists it.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such folder
   */
  static Folder list(Disk disk, Path path) throws IOException {
    var listing = new Listing(path);
    disk.list(path, listing::add);
    listing.segments.sort(Comparator.comparingInt(Segment::number));
    return new Folder(
        listing.segments,
        listing.sizes,
        listing.halfMade,
        listing.unknown,
        listing.hasJournal,
        listing.bytes,
        listing.lastModified);
  }

  /** Whether the first segment is there: it is the first one that goes. */
  boolean hasBeginning() {
    return !segments.isEmpty() && segments.getFirst().number() == 1;
  }

  private static final class Listing {
    private final Path path;
    private final List<Segment> segments = new ArrayList<>();
    private final Map<Segment, Long> sizes = new HashMap<>();
    private final List<String> halfMade = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private boolean hasJournal;
    private long bytes;
    private int lastNumber;
    private Instant lastModified = Instant.EPOCH;

    Listing(Path path) {
      this.path = path;
    }

    void add(Disk.Entry entry) {
      switch (FileKind.of(entry.name())) {
        case JOURNAL -> hasJournal = true;
        case SEGMENT -> {
          Segment segment = Segment.named(path, entry.name()).orElseThrow();
          segments.add(segment);
          sizes.put(segment, entry.bytes());
          if (segment.number() >= lastNumber) {
            lastNumber = segment.number();
            lastModified = entry.lastModified();
          }
        }
        case HALF_MADE -> {
          halfMade.add(entry.name());
          return;
        }
        case UNKNOWN -> {
          unknown.add(entry.name());
          return;
        }
      }
      bytes += entry.bytes();
    }
  }
}
