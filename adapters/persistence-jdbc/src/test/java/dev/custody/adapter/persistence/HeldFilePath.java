package dev.custody.adapter.persistence;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files of H2 behind {@code held:}, whose writes can be held up on their way to the disk. Public
 * and with its gate in a static field since H2 makes more of them by reflection.
 */
public final class HeldFilePath extends FilePathWrapper {
  private static final Gate GATE = new Gate();

  /** What writes go through. */
  static final class Gate {
    private boolean shut;
    private int held;

    synchronized void shut() {
      shut = true;
    }

    synchronized void open() {
      shut = false;
      notifyAll();
    }

    synchronized void awaitHeld() throws InterruptedException {
      while (held == 0) {
        wait();
      }
    }

    synchronized void pass() throws IOException {
      held++;
      notifyAll();
      try {
        while (shut) {
          wait();
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      } finally {
        held--;
      }
    }
  }

  static Gate gate() {
    return GATE;
  }

  @Override
  public String getScheme() {
    return "held";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new OrderedFile(new File(getBase().toString()), mode) {
      @Override
      void put(byte[] bytes, int start, int count, long position) throws IOException {
        GATE.pass();
        super.put(bytes, start, count, position);
      }
    };
  }
}
