package dev.custody.adapter.storage.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops a call for good in front of its n-th force, as a crash there would: nothing of it runs any
 * more, no cleaning up either, while another process looks at the directory.
 */
final class FreezingForcing implements Forcing {
  private final AtomicInteger left;
  private final CountDownLatch frozen = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  FreezingForcing(int at) {
    left = new AtomicInteger(at);
  }

  @Override
  public void file(FileChannel file) throws IOException {
    step();
    DISK.file(file);
  }

  @Override
  public void folder(Path folder) throws IOException {
    step();
    DISK.folder(folder);
  }

  /**
   * Runs {@code call} until it freezes, and {@code look} while it is frozen.
   *
   * @return whether it froze; else it came to its end
   */
  boolean crashes(Runnable call, Runnable look) throws InterruptedException {
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                call.run();
              } finally {
                frozen.countDown();
              }
            });
    frozen.await();
    boolean froze = left.get() < 0;
    try {
      if (froze) {
        look.run();
      }
    } finally {
      released.countDown();
      caller.join();
    }
    return froze;
  }

  private void step() throws IOException {
    if (left.getAndDecrement() > 0) {
      return;
    }
    frozen.countDown();
    boolean interrupted = false;
    while (true) {
      try {
        released.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("the process is dead");
  }
}
