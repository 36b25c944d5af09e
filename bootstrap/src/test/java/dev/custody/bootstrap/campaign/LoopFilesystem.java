package dev.custody.bootstrap.campaign;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An ext4 of its own, in a file, whose power can be cut. It is unmounted however the test ends. */
public final class LoopFilesystem implements Closeable {
  private static final int MOST_TRIES = 20;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private final Path image;
  private final Path mountPoint;
  private final String options;
  private final Thread atExit = Thread.ofPlatform().unstarted(this::detach);

  private LoopFilesystem(Path image, Path mountPoint, String options) {
    this.image = image;
    this.mountPoint = mountPoint;
    this.options = options;
  }

  /**
   * @param bytes its size; the file is sparse, and never shrinks
   * @throws NotAllowed if this machine lets us mount nothing
   */
  public static LoopFilesystem make(Path folder, long bytes) throws IOException, NotAllowed {
    return make(folder, bytes, "loop");
  }

  /**
   * What is deleted in it is given back to the disk that the image lies on. Its power must not be
   * cut: Linux then gives back, and thereby wipes, what was deleted in a transaction that never
   * came to be, as the file that a rename was about to replace. No disk does that.
   */
  static LoopFilesystem makeShrinking(Path folder, long bytes) throws IOException, NotAllowed {
    return make(folder, bytes, "loop,discard");
  }

  private static LoopFilesystem make(Path folder, long bytes, String options)
      throws IOException, NotAllowed {
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
        new LoopFilesystem(image, Files.createDirectory(folder.resolve("mounted")), options);
    made.firstMount();
    return made;
  }

  public Path root() {
    return mountPoint;
  }

  /** From now on nothing reaches the disk; whoever writes gets an error. */
  public void cutPower() {
    Posix.cutPower(mountPoint);
  }

  /** Power is back: the journal is replayed. No process may have a file open. */
  public void comeBack() {
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

  private void mount() {
    Command.run("mount", "-t", "ext4", "-o", options, image.toString(), mountPoint.toString());
  }

  /**
   * The loop device goes with its mount. A program that this JVM starts on another thread has, for
   * a moment, the JVM's files open: that passes.
   */
  private void unmount() {
    for (int tries = 1; mounted(); tries++) {
      try {
        Command.run("umount", mountPoint.toString());
      } catch (IllegalStateException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
        Await.pause(BETWEEN_TRIES);
      }
    }
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
  public static final class NotAllowed extends Exception {
    private static final long serialVersionUID = 1L;

    NotAllowed(String reason) {
      super(reason);
    }
  }
}
