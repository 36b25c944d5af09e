package dev.custody.application.fake;

import dev.custody.application.port.out.Transactions;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One transaction after the other; nothing is rolled back. */
public final class InMemoryTransactions implements Transactions {
  private final ReentrantLock one = new ReentrantLock();

  @Override
  public <T> T durably(Supplier<T> work) {
    one.lock();
    try {
      return work.get();
    } finally {
      one.unlock();
    }
  }

  void requireOne() {
    if (!one.isHeldByCurrentThread()) {
      throw new AssertionError("a lock outside of a transaction holds nobody off");
    }
  }
}
