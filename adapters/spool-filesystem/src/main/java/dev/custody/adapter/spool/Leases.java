package dev.custody.adapter.spool;

import java.util.concurrent.locks.ReentrantLock;

/** Who reads a recording's bytes, so that they are not freed before the last one is through. */
final class Leases {
  private final ReentrantLock lock = new ReentrantLock();
  private int readers;
  private boolean over;

  /** Begins reading; false if the bytes are gone, or about to go. */
  boolean take() {
    lock.lock();
    try {
      if (!over) {
        readers++;
      }
      return !over;
    } finally {
      lock.unlock();
    }
  }

  /** Ends reading; true if the bytes waited for that and are now to be freed. */
  boolean giveBack() {
    lock.lock();
    try {
      readers--;
      return over && readers == 0;
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody begin any more; true if nobody reads now. */
  boolean end() {
    lock.lock();
    try {
      over = true;
      return readers == 0;
    } finally {
      lock.unlock();
    }
  }

  boolean over() {
    lock.lock();
    try {
      return over;
    } finally {
      lock.unlock();
    }
  }
}
