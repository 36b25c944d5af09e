package dev.custody.application.port.out.storage;

import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.Verification.Waiting;

/** Is told of each check of a verification as it is through, in order. */
@FunctionalInterface
public interface CheckListener {
  void told(Check check);

  /** That a check takes its time, and why; it counts until that check is through. */
  default void waits(Waiting waiting) {}
}
