package dev.custody.application.port.out;

/**
 * How full the spool is, in bytes.
 *
 * @param used by segments and journals
 * @param usable on the disk, for anybody
 * @param reserve of the disk that is kept free
 */
public record SpoolSpace(long used, long usable, long reserve) {
  public boolean full() {
    return usable <= reserve;
  }
}
