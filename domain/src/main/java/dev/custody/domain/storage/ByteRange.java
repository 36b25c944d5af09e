package dev.custody.domain.storage;

/**
 * Some consecutive bytes.
 *
 * @param offset of the first, from 0
 * @param length how many, from 0
 */
public record ByteRange(long offset, long length) {
  public ByteRange {
    if (offset < 0 || length < 0 || offset + length < 0) {
      throw new IllegalArgumentException("no range: %d bytes from %d".formatted(length, offset));
    }
  }

  /** The offset behind the last byte. */
  public long end() {
    return offset + length;
  }
}
