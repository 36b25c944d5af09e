package dev.custody.adapter.http.portal;

import java.util.Map;

/**
 * One file of the portal.
 *
 * @param name within the portal's folder
 * @param digest tells its content from any other
 * @param packed whether a compressed variant lies beside it
 */
record PortalFile(String name, String digest, boolean packed) {
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2",
          "wasm", "application/wasm");

  /** Reads one line of the list: name, digest, and "gzip" or "-". */
  static PortalFile parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 3) {
      throw new IllegalStateException("a line of the portal's list of files: " + line);
    }
    return new PortalFile(words[0], words[1], words[2].equals("gzip"));
  }

  String mediaType() {
    return MEDIA_TYPES.getOrDefault(
        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
  }

  /** What the build names by its content never becomes another. */
  boolean immutable() {
    return name.startsWith(PortalFiles.ASSETS);
  }
}
