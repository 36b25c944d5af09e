package dev.custody.adapter.spool;

import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes sure of what a recording's bytes are. Of one that has ended, names and sizes of its files
 * are enough: its frames are verified when they are read. Of one that is still being made, the last
 * segment is gone over.
 */
final class Recovery {
  private final Disk disk;
  private final RecordingRef recording;
  private final Path path;
  private final Folder folder;
  private final Facts facts;
  private final List<LostRange> lost = new ArrayList<>();

  private Recovery(Disk disk, RecordingRef recording, Path path, Folder folder, Facts facts) {
    this.disk = disk;
    this.recording = recording;
    this.path = path;
    this.folder = folder;
    this.facts = facts;
  }

  /**
   * What was found.
   *
   * @param lost bytes that were acknowledged and are not there
   */
  record Found(Recovered recovered, List<LostRange> lost) {}

  static Found of(Disk disk, RecordingRef recording, Path path, Folder folder, Facts facts)
      throws IOException {
    return new Recovery(disk, recording, path, folder, facts).find();
  }

  private Found find() throws IOException {
    Recovered recovered = facts.open() ? open() : closed();
    return new Found(recovered, lost);
  }

  private Recovered closed() throws IOException {
    if (!facts.mayBePurged()) {
      checkSizes(folder.segments(), facts.durable());
    }
    return recovered(folder.segments(), facts.durable(), -1, 0);
  }

  private Recovered open() throws IOException {
    List<Segment> segments = folder.segments();
    if (segments.isEmpty()) {
      checkSizes(segments, facts.durable());
      return recovered(segments, facts.durable(), -1, 0);
    }
    Segment last = segments.getLast();
    checkSizes(segments.subList(0, segments.size() - 1), last.start());
    try (FrameCursor cursor = cursor(last)) {
      TailScan.Result tail = TailScan.of(cursor, Math.max(last.start(), facts.durable()));
      lost.addAll(tail.lost());
      return tail.unproven().isEmpty()
          ? recovered(segments, tail.recorded(), tail.fileEnd().orElse(-1L), 0)
          : salvaged(cursor, tail);
    }
  }

  /**
   * Writes frames that may never have been forced into a new segment: forcing the old file would
   * not tell whether they were, if that failed before.
   */
  private Recovered salvaged(FrameCursor cursor, TailScan.Result tail) throws IOException {
    Segment next = Segment.in(path, folder.segments().getLast().number() + 1, tail.recorded());
    Path halfMade = next.file().resolveSibling(next.file().getFileName() + Layout.HALF_MADE);
    var copy = new SegmentCopy(Fingerprint.of(recording), tail.recorded());
    try (Disk.Appender out = disk.create(halfMade)) {
      for (TailScan.Placed placed : tail.unproven()) {
        copy.add(cursor, placed, out);
      }
      copy.finish(out);
    }
    disk.rename(halfMade, next.file());
    disk.syncDirectory(path);
    List<Segment> segments = Stream.concat(folder.segments().stream(), Stream.of(next)).toList();
    return recovered(segments, copy.end(), copy.bytes(), copy.bytes());
  }

  private Recovered recovered(
      List<Segment> segments, long durable, long appendableAt, long bytesAdded) {
    return new Recovered(
        segments,
        durable,
        appendableAt,
        folder.bytes() + bytesAdded,
        segments.isEmpty() ? facts.header().startedAt() : folder.lastModified(),
        false);
  }

  /** Looks for files that are missing or too short for what is to be in them, up to an offset. */
  private void checkSizes(List<Segment> segments, long end) throws IOException {
    long first = segments.isEmpty() ? end : segments.getFirst().start();
    if (first > 0) {
      lost.add(new LostRange(0, first));
    }
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      long until = i + 1 < segments.size() ? segments.get(i + 1).start() : end;
      long payload = until - segment.start();
      if (payload > 0 && size(segment) < Frame.bytesFor(payload)) {
        try (FrameCursor cursor = cursor(segment)) {
          lost.addAll(TailScan.of(cursor, until).lost());
        }
      }
    }
  }

  private long size(Segment segment) {
    return folder.sizes().getOrDefault(segment, 0L);
  }

  private FrameCursor cursor(Segment segment) throws IOException {
    try {
      return new FrameCursor(
          disk.read(segment.file()), Fingerprint.of(recording), segment.start(), 0);
    } catch (NoSuchFileException e) {
      throw new IOException(segment.file().getFileName() + " is gone", e);
    }
  }
}
