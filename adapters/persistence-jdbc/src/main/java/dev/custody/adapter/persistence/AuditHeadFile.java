package dev.custody.adapter.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the audit log is, kept outside the database: what is cut off there at the end would show
 * nowhere else.
 */
final class AuditHeadFile {
  private static final String FIRST_LINE = "custody audit-head 1";
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f-]{36}) ([0-9]{1,18}) ([0-9a-f]{64})");

  private final Path file;

  AuditHeadFile(Path dataDirectory) {
    this.file = dataDirectory.resolve("audit-head");
  }

  /**
   * What it says.
   *
   * @param former chains that this installation wrote to before, as far as each was good when it
   *     was left
   */
  record Heads(AuditHead current, List<AuditHead> former) {
    private static final int MOST_FORMER = 1_000;

    Heads {
      former = List.copyOf(former.subList(Math.max(0, former.size() - MOST_FORMER), former.size()));
    }

    Heads at(AuditHead head) {
      return new Heads(head, former);
    }

    /** Leaves the chain of the time, at its last good entry, for a new one. */
    Heads beginning(AuditHead next, AuditHead left) {
      List<AuditHead> all = new ArrayList<>(former);
      all.add(left);
      return new Heads(next, all);
    }

    List<AuditHead> all() {
      List<AuditHead> all = new ArrayList<>(former);
      all.add(current);
      return all;
    }
  }

  /**
   * Empty where there is none.
   *
   * @throws IOException if it cannot be read, or says what was never written
   */
  Optional<Heads> read() throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    if (lines.size() < 2 || !lines.getFirst().equals(FIRST_LINE)) {
      throw new IOException(file + " is no head of an audit log");
    }
    List<AuditHead> heads = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      heads.add(head(line));
    }
    return Optional.of(new Heads(heads.getFirst(), heads.subList(1, heads.size())));
  }

  private AuditHead head(String line) throws IOException {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IOException(file + " holds a line that is no head of a chain");
    }
    return new AuditHead(matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3));
  }

  /**
   * Replaces it, whole or not at all. After a loss of power it may be the one before: the database
   * is ahead of it then, which is well.
   */
  void write(Heads heads) throws IOException {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    append(text, heads.current());
    heads.former().forEach(former -> append(text, former));
    Path part = file.resolveSibling("audit-head.part");
    Files.deleteIfExists(part);
    try (FileChannel channel =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(part))) {
      ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text.toString());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void append(StringBuilder text, AuditHead head) {
    text.append("%s %d %s\n".formatted(head.chain(), head.seq(), head.mac()));
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
