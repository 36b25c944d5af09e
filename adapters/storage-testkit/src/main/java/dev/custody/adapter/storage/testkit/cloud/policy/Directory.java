package dev.custody.adapter.storage.testkit.cloud.policy;

import java.util.Optional;

/** Knows who exists. */
@FunctionalInterface
public interface Directory {
  /** The unique id behind an ARN; empty if there is nobody of that name. */
  Optional<String> uniqueId(String arn);
}
