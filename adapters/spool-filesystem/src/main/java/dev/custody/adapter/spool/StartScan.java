package dev.custody.adapter.spool;

import dev.custody.application.port.out.Scheduler;
import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Goes over everything in the spool's directory. */
final class StartScan {
  private static final System.Logger LOG = System.getLogger(FilesystemSpool.class.getName());

  /** So many recordings are gone over before more names are read. */
  private static final int BATCH = 1_024;

  private static final int AT_A_TIME = 16;
  private static final Set<String> OURS =
      Set.of(Layout.LOCK, Layout.RUNNING, Layout.NAME, Layout.NAME + Layout.HALF_MADE);

  private final Disk disk;
  private final Layout layout;
  private final Scheduler scheduler;

  StartScan(SpoolContext context) {
    this.disk = context.disk();
    this.layout = context.layout();
    this.scheduler = context.scheduler();
  }

  /** Tells the organizations, and logs what should not be there. */
  List<OrganizationId> organizations() throws IOException {
    List<OrganizationId> organizations = new ArrayList<>();
    disk.list(
        layout.directory(),
        entry -> {
          var organization = OrganizationId.parse(entry.name());
          if (organization.isPresent() && entry.directory()) {
            organizations.add(organization.get());
          } else if (!OURS.contains(entry.name())) {
            foreign(layout.directory().resolve(entry.name()));
          }
        });
    return organizations;
  }

  /** Tells the recordings whose bytes are here, one after the other. */
  void recordings(OrganizationId organization, Consumer<RecordingRef> each) throws IOException {
    names(layout.organization(organization), organization, each);
  }

  /** Tells the recordings of which only header and tombstone are left, one after the other. */
  void purged(OrganizationId organization, Consumer<RecordingRef> each) throws IOException {
    try {
      names(layout.purged(organization), organization, each);
    } catch (NoSuchFileException e) {
      Failures.ignored("looking for purged recordings of " + organization, e);
    }
  }

  private void names(Path directory, OrganizationId organization, Consumer<RecordingRef> each)
      throws IOException {
    disk.list(
        directory,
        entry ->
            RecordingId.parse(entry.name())
                .ifPresent(id -> each.accept(new RecordingRef(organization, id))));
  }

  /** Does something for each recording whose bytes are here, many at a time. */
  void inParallel(OrganizationId organization, Consumer<RecordingRef> each) throws IOException {
    List<RecordingRef> batch = new ArrayList<>();
    disk.list(
        layout.organization(organization),
        entry -> {
          var id = RecordingId.parse(entry.name());
          if (id.isPresent() && entry.directory()) {
            batch.add(new RecordingRef(organization, id.get()));
          } else if (!entry.name().equals(Layout.PURGED)) {
            foreign(layout.organization(organization).resolve(entry.name()));
          }
          if (batch.size() == BATCH) {
            inParallel(batch, each);
            batch.clear();
          }
        });
    inParallel(batch, each);
  }

  private void inParallel(List<RecordingRef> batch, Consumer<RecordingRef> each) {
    var next = new AtomicInteger();
    int workers = Math.min(AT_A_TIME, batch.size());
    var done = new CountDownLatch(workers);
    Runnable work =
        () -> {
          try {
            int index;
            while ((index = next.getAndIncrement()) < batch.size()) {
              tryOn(batch.get(index), each);
            }
          } finally {
            done.countDown();
          }
        };
    for (int i = 1; i < workers; i++) {
      scheduler.execute(work);
    }
    if (workers > 0) {
      work.run();
    }
    await(done);
  }

  /** One that is damaged does not stop the others. */
  private static void tryOn(RecordingRef recording, Consumer<RecordingRef> each) {
    try {
      each.accept(recording);
    } catch (SpoolException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "The recording " + recording + " cannot be recovered: its folder is left as it is",
          e);
    }
  }

  private static void await(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SpoolException.Failed("Interrupted while the spool was being read.", e);
    }
  }

  private static void foreign(Path path) {
    LOG.log(System.Logger.Level.WARNING, "The spool did not make {0}: it is left alone", path);
  }
}
