package dev.custody.application.port.out;

/** Appends bytes that do not count yet. */
public interface StagedWriter extends SpoolWriter {

  /**
   * Makes all that was written count, durably and at once.
   *
   * @return the durable offset
   */
  long commit();
}
