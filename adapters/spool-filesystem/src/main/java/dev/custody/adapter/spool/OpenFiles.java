package dev.custody.adapter.spool;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the number of files that are open for writing bounded: of those that nobody needs now, the
 * one that nobody has needed longest is closed. Whoever needs it again opens it again.
 */
final class OpenFiles {
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<SegmentWriter> idle = new LinkedHashSet<>();
  private int open;

  OpenFiles(int most) {
    this.most = most;
  }

  /** A file was opened. */
  void opened() {
    lock.lock();
    try {
      open++;
    } finally {
      lock.unlock();
    }
  }

  void closed(SegmentWriter writer) {
    lock.lock();
    try {
      open--;
      idle.remove(writer);
    } finally {
      lock.unlock();
    }
  }

  /** Everything in that file is durable, and nobody is at it. */
  void idle(SegmentWriter writer) {
    lock.lock();
    try {
      idle.add(writer);
    } finally {
      lock.unlock();
    }
  }

  void busy(SegmentWriter writer) {
    lock.lock();
    try {
      idle.remove(writer);
    } finally {
      lock.unlock();
    }
  }

  /** Closes what is too many; to be called without the lock of a writer. */
  void closeSuperfluous() {
    while (true) {
      SegmentWriter superfluous;
      lock.lock();
      try {
        Iterator<SegmentWriter> eldest = idle.iterator();
        if (open <= most || !eldest.hasNext()) {
          return;
        }
        superfluous = eldest.next();
        eldest.remove();
      } finally {
        lock.unlock();
      }
      superfluous.closeFileIfIdle();
    }
  }
}
