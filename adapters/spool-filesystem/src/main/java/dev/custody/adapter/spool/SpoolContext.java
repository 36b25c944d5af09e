package dev.custody.adapter.spool;

import dev.custody.application.port.out.Scheduler;
import java.nio.file.Path;
import java.time.InstantSource;

/** What all recordings of one spool share. */
record SpoolContext(
    Disk disk,
    Layout layout,
    SpoolLimits limits,
    InstantSource clock,
    SpoolTasks scheduler,
    GroupCommitter committer,
    OpenFiles files,
    DurableDirectories directories,
    Unforced unforced,
    Space space) {

  static SpoolContext of(
      Path directory, Disk disk, SpoolLimits limits, InstantSource clock, Scheduler scheduler) {
    var tasks = new SpoolTasks(scheduler);
    return new SpoolContext(
        disk,
        new Layout(directory),
        limits,
        clock,
        tasks,
        new GroupCommitter(tasks),
        new OpenFiles(limits.openFiles()),
        new DurableDirectories(disk),
        new Unforced(),
        new Space(disk, directory, limits, scheduler));
  }
}
