package dev.custody.application.port.out;

import java.util.function.Supplier;

/** Work on the database that happens whole or not at all. */
public interface Transactions {

  /**
   * Runs {@code work} in a transaction, the one that is running where there is one. When the
   * outermost one answers, what was done survives the loss of power.
   */
  <T> T durably(Supplier<T> work);

  /** As {@link #durably(Supplier)}, for work without a result. */
  default void durably(Runnable work) {
    durably(() -> {
      work.run();
      return true;
    });
  }
}
