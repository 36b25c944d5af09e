package dev.custody.application.port.out;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the keyset of the {@link Vault}, wrapped by the master key, where what it seals is kept. To
 * whoever keeps it, it is a text without meaning.
 */
public interface KeysetStore {

  /** Empty where none was ever kept. */
  Optional<String> wrapped();

  /** When the one that is kept was put there; empty where none was ever kept. */
  Optional<Instant> keptSince();

  /**
   * Keeps {@code wrapped}, durably, if what is kept is still {@code before}: of two who replace the
   * same one, one is answered false and finds the other's.
   */
  boolean replace(Optional<String> before, String wrapped);
}
