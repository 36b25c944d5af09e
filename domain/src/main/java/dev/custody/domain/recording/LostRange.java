package dev.custody.domain.recording;

/** Acknowledged bytes that are gone: from {@code from}, included, to {@code to}, excluded. */
public record LostRange(long from, long to) {
  public LostRange {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("no range: %d to %d".formatted(from, to));
    }
  }
}
