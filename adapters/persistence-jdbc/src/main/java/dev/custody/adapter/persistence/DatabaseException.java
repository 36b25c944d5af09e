package dev.custody.adapter.persistence;

import org.jspecify.annotations.Nullable;

/**
 * The database did not do what it was asked to. Whether a change took effect is unknown only where
 * the message says so; else it did not.
 */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
