package dev.custody.application.port.out;

/** Appends to one recording. For one thread. */
public interface SpoolWriter extends AutoCloseable {

  /**
   * Where the next byte goes.
   *
   * @throws SpoolException as {@link #write}, if none goes anywhere any more
   */
  long offset();

  /**
   * Whether so many bytes could be written now; takes none of the room.
   *
   * @throws SpoolException.Full and {@link SpoolException.OverQuota} if they could not
   */
  void requireRoom(long bytes);

  /**
   * Appends; blocks while too much waits to be forced. The bytes become durable within a fraction
   * of a second without another call.
   *
   * @throws SpoolException.TakenOver if another writer has taken over, {@link SpoolException.Ended}
   *     if the recording has ended
   * @throws SpoolException.Full and {@link SpoolException.OverQuota} before any of the bytes is
   *     written
   * @throws SpoolException.Failed if the disk failed: nothing behind the last durable offset counts
   *     any more
   */
  void write(byte[] bytes, int from, int length);

  /**
   * Waits until all that was written is on stable storage.
   *
   * @return the durable offset
   * @throws SpoolException.Failed if the disk failed: the offset has not moved
   */
  long force();

  /** Lets go. What was written goes on becoming durable. Harmless if repeated. */
  @Override
  void close();
}
