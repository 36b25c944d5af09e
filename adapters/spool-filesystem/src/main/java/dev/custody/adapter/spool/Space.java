package dev.custody.adapter.spool;

import dev.custody.application.port.out.Scheduler;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.SpoolSpace;
import dev.custody.domain.organization.OrganizationId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Who takes how much of the disk, and who may take more. */
final class Space {
  private static final long ASK_AGAIN_NANOS = Duration.ofMillis(100).toNanos();

  private final Disk disk;
  private final Path directory;
  private final SpoolLimits limits;
  private final Scheduler scheduler;
  private final Map<OrganizationId, AtomicLong> usedBy = new ConcurrentHashMap<>();
  private final AtomicLong used = new AtomicLong();
  private final ReentrantLock asking = new ReentrantLock();
  private final AtomicLong takenSinceAsked = new AtomicLong();
  private volatile Usable usable;
  private volatile long reserve = -1;

  private record Usable(long bytes, long askedAt) {}

  Space(Disk disk, Path directory, SpoolLimits limits, Scheduler scheduler) {
    this.disk = disk;
    this.directory = directory;
    this.limits = limits;
    this.scheduler = scheduler;
    this.usable = new Usable(0, scheduler.nanoTime() - 2 * ASK_AGAIN_NANOS);
  }

  /**
   * Takes bytes that a recorder sends.
   *
   * @throws SpoolException.Full if the reserve or the quota would be touched
   * @throws SpoolException.OverQuota if the organization has too much; then nothing is taken
   */
  void take(OrganizationId organization, long bytes) {
    requireRoomOnDisk(bytes);
    if (used.addAndGet(bytes) > limits.quota()) {
      used.addAndGet(-bytes);
      throw quotaReached();
    }
    if (account(organization).addAndGet(bytes) > limits.organizationQuota()) {
      give(organization, bytes);
      throw overQuota(organization);
    }
    takenSinceAsked.addAndGet(bytes);
  }

  /**
   * Refuses as {@link #take} would, and takes nothing: who comes too late for what is left is
   * better told before a body is sent than in the middle of it.
   */
  void requireRoom(OrganizationId organization, long bytes) {
    requireRoomOnDisk(bytes);
    if (bytes > limits.quota() - used.get()) {
      throw quotaReached();
    }
    if (bytes > limits.organizationQuota() - account(organization).get()) {
      throw overQuota(organization);
    }
  }

  private void requireRoomOnDisk(long bytes) {
    long left = usableBytes();
    if (left - bytes <= reserveBytes()) {
      throw new SpoolException.Full(
          ("The disk of the spool has %d MiB free, and %d MiB of it are always left free: no bytes are"
                  + " taken until deliveries, or whoever else uses that disk, have made room. Send"
                  + " again later.")
              .formatted(Math.max(0, left) >> 20, reserveBytes() >> 20));
    }
  }

  private SpoolException quotaReached() {
    return new SpoolException.Full(
        "The spool has reached its quota of %d bytes: no bytes are taken until deliveries have made room. Send again later."
            .formatted(limits.quota()));
  }

  private SpoolException overQuota(OrganizationId organization) {
    return new SpoolException.OverQuota(
        "%s has as much in the spool as it may, %d bytes: no more is taken until some of it is delivered. Send again later."
            .formatted(organization, limits.organizationQuota()));
  }

  /** Counts bytes that are there, or must be written come what may. */
  void add(OrganizationId organization, long bytes) {
    used.addAndGet(bytes);
    account(organization).addAndGet(bytes);
    takenSinceAsked.addAndGet(bytes);
  }

  /** Counts bytes that are not there any more. */
  void give(OrganizationId organization, long bytes) {
    used.addAndGet(-bytes);
    account(organization).addAndGet(-bytes);
  }

  SpoolSpace now() {
    return new SpoolSpace(used.get(), Math.max(0, usableBytes()), reserveBytes());
  }

  long usedBy(OrganizationId organization) {
    AtomicLong account = usedBy.get(organization);
    return account == null ? 0 : account.get();
  }

  private AtomicLong account(OrganizationId organization) {
    return usedBy.computeIfAbsent(organization, id -> new AtomicLong());
  }

  /** What the disk told a moment ago, less what was taken since. */
  private long usableBytes() {
    if (askedLongAgo()) {
      // All wait for the one who asks: what was told before may be of yesterday, or nothing yet.
      asking.lock();
      try {
        if (askedLongAgo()) {
          takenSinceAsked.set(0);
          usable = new Usable(disk.usableBytes(directory), scheduler.nanoTime());
        }
      } catch (IOException e) {
        throw unknown(e);
      } finally {
        asking.unlock();
      }
    }
    return usable.bytes() - takenSinceAsked.get();
  }

  private boolean askedLongAgo() {
    return scheduler.nanoTime() - usable.askedAt() >= ASK_AGAIN_NANOS;
  }

  private long reserveBytes() {
    if (reserve < 0) {
      try {
        reserve =
            limits
                .reserve()
                .orElse(
                    Math.max(
                        SpoolLimits.LEAST_RESERVE,
                        disk.totalBytes(directory) / 100 * SpoolLimits.RESERVE_PERCENT));
      } catch (IOException e) {
        throw unknown(e);
      }
    }
    return reserve;
  }

  private static SpoolException unknown(IOException e) {
    return new SpoolException.Failed(
        "The spool's disk does not tell how much room it has: " + e.getMessage(), e);
  }
}
