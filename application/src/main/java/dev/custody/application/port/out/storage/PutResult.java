package dev.custody.application.port.out.storage;

import dev.custody.domain.recording.Checksum;
import java.util.Optional;

/** How storing an object where there is none ended. */
public sealed interface PutResult {

  /**
   * It is there now.
   *
   * @param stored a checksum of the whole content as the store computed or compared it; empty where
   *     it told none
   */
  record Stored(Optional<String> versionId, String etag, Optional<Checksum> stored)
      implements PutResult {}

  /** There was one already; it was left as it is. */
  record AlreadyThere() implements PutResult {}
}
