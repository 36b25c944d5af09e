package dev.custody.adapter.spool;

import dev.custody.domain.organization.OrganizationId;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of the disk one recording holds. */
final class Held {
  private final Space space;
  private final OrganizationId organization;
  private final AtomicLong bytes;

  /**
   * Of a recording that holds some.
   *
   * @param bytes that are counted already
   */
  Held(Space space, OrganizationId organization, long bytes) {
    this.space = space;
    this.organization = organization;
    this.bytes = new AtomicLong(bytes);
  }

  /** Whether some may be taken now. */
  void requireRoom(long more) {
    space.requireRoom(organization, more);
  }

  /** Takes some, if they may be taken. */
  void take(long more) {
    space.take(organization, more);
    bytes.addAndGet(more);
  }

  /** Counts some that are written whether they may be or not. */
  void add(long more) {
    space.add(organization, more);
    bytes.addAndGet(more);
  }

  void give(long fewer) {
    space.give(organization, fewer);
    bytes.addAndGet(-fewer);
  }

  void giveAll() {
    space.give(organization, bytes.getAndSet(0));
  }
}
