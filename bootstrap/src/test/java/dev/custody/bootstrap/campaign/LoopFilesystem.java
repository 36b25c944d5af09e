package dev.custody.bootstrap.campaign;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An ext4 of its own, in a file, whose power can be cut. It is unmounted however the test ends. */
final class LoopFilesystem implements Closeable {
  private final Path image;
  private final Path mountPoint;
  private final Thread atExit = Thread.ofPlatform().unstarted(this::detach);

  private LoopFilesystem(Path image, Path mountPoint) {
    this.image = image;
    this.mountPoint = mountPoint;
  }

  /**
   * @param bytes its size; the file is sparse
   * @throws NotAllowed if this machine lets us mount nothing
   */
  static LoopFilesystem make(Path folder, long bytes) throws IOException, NotAllowed {
    if (!System.getProperty("user.name").equals("root")) {
      throw new NotAllowed("only root may mount an ext4 of its own");
    }
    if (!Files.exists(Path.of("/dev/loop-control"))) {
      throw new NotAllowed("this machine has no loop devices (/dev/loop-control is missing)");
    }
    String mkfs = Command.need("mkfs.ext4", "install e2fsprogs");
    Path image = folder.resolve("ext4.img");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(bytes);
    }
    Command.run(mkfs, "-q", "-F", "-m", "0", image.toString());
    LoopFilesystem made =
        new LoopFilesystem(image, Files.createDirectory(folder.resolve("mounted")));
    made.firstMount();
    return made;
  }

  Path root() {
    return mountPoint;
  }

  /** From now on nothing reaches the disk; whoever writes gets an error. */
  void cutPower() {
    Posix.cutPower(mountPoint);
  }

  /** Power is back: the journal is replayed. No process may have a file open. */
  void comeBack() {
    unmount();
    mount();
  }

  @Override
  public void close() throws IOException {
    detach();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook does the same.
      return;
    }
    Files.delete(mountPoint);
    Files.delete(image);
  }

  private void firstMount() throws IOException, NotAllowed {
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      mount();
    } catch (IllegalStateException e) {
      close();
      throw new NotAllowed("this machine lets nobody mount a loop device: " + e.getMessage());
    }
  }

  /** What is deleted in it is given back to the disk that the image lies on. */
  private void mount() {
    Command.run(
        "mount", "-t", "ext4", "-o", "loop,discard", image.toString(), mountPoint.toString());
  }

  /** The loop device goes with its mount. */
  private void unmount() {
    Command.run("umount", mountPoint.toString());
  }

  private void detach() {
    if (mounted()) {
      // Lazily: after a failure somebody may still have a file open.
      Command.run("umount", "--lazy", mountPoint.toString());
    }
  }

  private boolean mounted() {
    try {
      return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
          .anyMatch(line -> line.contains(" " + mountPoint + " ext4 "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why the campaign cannot run here. */
  static final class NotAllowed extends Exception {
    private static final long serialVersionUID = 1L;

    NotAllowed(String reason) {
      super(reason);
    }
  }
}
