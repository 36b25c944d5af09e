package dev.custody.adapter.storage.s3;

import java.util.Optional;

/** The account that a bucket must belong to, as every call names it. */
@FunctionalInterface
interface BucketOwner {

  /**
   * Empty where there is none to name; may have to ask for it.
   *
   * @throws dev.custody.application.port.out.storage.StorageException if it cannot be found out
   */
  Optional<String> account();
}
