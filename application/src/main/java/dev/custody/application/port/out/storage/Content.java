package dev.custody.application.port.out.storage;

import dev.custody.domain.recording.Checksum;
import java.io.InputStream;
import java.util.Optional;

/**
 * Bytes to be stored: of known length, and the same each time they are opened, so that a call can
 * be repeated. Not held in memory.
 */
public interface Content {

  /** In bytes. */
  long length();

  /**
   * From the first byte; several may be open at once.
   *
   * @return to be closed by the caller; its {@code read} throws an {@link java.io.IOException}
   *     where the bytes are not what they were when they were acknowledged
   * @throws java.io.UncheckedIOException if they cannot be read at all
   */
  InputStream open();

  /** The checksum of all the bytes, where it can be had; it may cost a pass over them. */
  Optional<Checksum> checksum(Checksum.Algorithm algorithm);
}
