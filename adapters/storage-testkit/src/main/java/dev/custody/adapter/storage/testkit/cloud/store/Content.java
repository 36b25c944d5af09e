package dev.custody.adapter.storage.testkit.cloud.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** An object's bytes: of one blob, or of many parts, none of which is copied. */
public record Content(List<Blob> parts) {
  public Content {
    parts = List.copyOf(parts);
  }

  public static Content of(Blob blob) {
    return new Content(List.of(blob));
  }

  public long length() {
    return parts.stream().mapToLong(Blob::length).sum();
  }

  public void writeTo(OutputStream out, long offset, long count) throws IOException {
    long skip = offset;
    long left = count;
    for (Blob part : parts) {
      if (skip >= part.length()) {
        skip -= part.length();
        continue;
      }
      long here = Math.min(left, part.length() - skip);
      if (here > 0) {
        part.writeTo(out, skip, here);
      }
      left -= here;
      skip = 0;
      if (left == 0) {
        return;
      }
    }
  }

  public void drop() {
    parts.forEach(Blob::drop);
  }
}
