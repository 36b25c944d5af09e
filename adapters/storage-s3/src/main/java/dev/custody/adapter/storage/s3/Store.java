package dev.custody.adapter.storage.s3;

import software.amazon.awssdk.services.s3.S3Client;

/** What buckets are in: AWS, the operator's own cloud, or a store that a customer names. */
interface Store {

  /** Tells it from other stores, in which buckets of the same name are other ones. */
  String name();

  /** Whether this is AWS itself, whose habits can be relied upon. */
  boolean isAws();

  /**
   * Whether it is of the customer's choice: nobody vouches for it, and it is asked only for what
   * every store can.
   */
  boolean isForeign();

  /** Where a bucket is asked for of which nothing is known. */
  String home();

  /** The client for buckets of that region; not to be closed by the caller. */
  S3Client s3(String region);
}
