package dev.custody.adapter.storage.filesystem;

import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.domain.recording.Checksum;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept with a file as extended attributes ({@code user.custody.…} on Linux). They belong to
 * the file and not to its name: they are there before it gets one, and go when it goes. A copy that
 * was made without them is an object of unknown token and checksum.
 */
final class ObjectTags {
  static final String CONTENT_TYPE = "custody.content-type";
  static final String TOKEN = "custody.token";
  static final String CRC32C = "custody.crc32c";

  private ObjectTags() {}

  /** The file system cannot keep attributes. */
  static final class NoTagsException extends IOException {
    private static final long serialVersionUID = 1L;

    NoTagsException(Path file, @Nullable Throwable cause) {
      super("no extended attributes for " + file, cause);
    }
  }

  static void write(Path file, ObjectAttributes attributes) throws IOException {
    write(file, CONTENT_TYPE, attributes.contentType().value());
    write(file, TOKEN, attributes.token());
  }

  static void writeCrc32c(Path file, int crc32c) throws IOException {
    write(file, CRC32C, HexFormat.of().toHexDigits(crc32c));
  }

  /** Gives {@code to} the attributes that {@code from} was begun with. */
  static void copy(Path from, Path to) throws IOException {
    for (String name : List.of(CONTENT_TYPE, TOKEN)) {
      Optional<String> value = read(from, name);
      if (value.isPresent()) {
        write(to, name, value.get());
      }
    }
  }

  static Optional<String> token(Path file) throws IOException {
    return read(file, TOKEN);
  }

  static Optional<Checksum> checksum(Path file) throws IOException {
    return read(file, CRC32C).map(hex -> new Checksum(Checksum.Algorithm.CRC32C, hex));
  }

  private static void write(Path file, String name, String value) throws IOException {
    UserDefinedFileAttributeView view =
        view(file).orElseThrow(() -> new NoTagsException(file, null));
    try {
      view.write(name, StandardCharsets.UTF_8.encode(value));
    } catch (IOException e) {
      throw isKept(file) ? e : new NoTagsException(file, e);
    }
  }

  private static Optional<String> read(Path file, String name) throws IOException {
    Optional<UserDefinedFileAttributeView> view = view(file);
    if (view.isEmpty() || !view.get().list().contains(name)) {
      return Optional.empty();
    }
    ByteBuffer value = ByteBuffer.allocate(view.get().size(name));
    view.get().read(name, value);
    return Optional.of(StandardCharsets.UTF_8.decode(value.flip()).toString());
  }

  private static Optional<UserDefinedFileAttributeView> view(Path file) {
    return Optional.ofNullable(
        Files.getFileAttributeView(
            file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
  }

  private static boolean isKept(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView(UserDefinedFileAttributeView.class);
  }
}
