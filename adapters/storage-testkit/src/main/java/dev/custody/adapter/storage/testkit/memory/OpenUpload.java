package dev.custody.adapter.storage.testkit.memory;

import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.domain.storage.ObjectKey;
import java.util.Map;

/**
 * An upload in parts that was begun and neither completed nor aborted.
 *
 * @param parts the lengths of those that are there, by number
 */
public record OpenUpload(ObjectKey key, UploadId id, Map<Integer, Long> parts) {
  public OpenUpload {
    parts = Map.copyOf(parts);
  }
}
