package dev.custody.application.port.out.storage;

import dev.custody.domain.storage.Check;

/** Is told of each check of a verification as it is through, in order. */
@FunctionalInterface
public interface CheckListener {
  void told(Check check);
}
