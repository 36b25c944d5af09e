package dev.custody.bootstrap.spoolfailure;

import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.SpoolWriter;
import dev.custody.application.port.out.StagedWriter;
import dev.custody.bootstrap.campaign.RandomBytes;
import java.time.Duration;
import java.util.SplittableRandom;

/** The ways in which bytes come to a recording. */
final class Sender {
  private static final int MOST_PIECES = 6;
  private static final RandomBytes NOT_TO_COUNT = new RandomBytes(-1);

  private final Spool spool;
  private final SplittableRandom random;
  private final Cut cut;

  Sender(Spool spool, SplittableRandom random, Cut cut) {
    this.spool = spool;
    this.random = random;
    this.cut = cut;
  }

  private SpoolWriter takeOver(Pledge pledge) {
    SpoolWriter writer = spool.takeOver(pledge.ref());
    pledge.begins(writer.offset());
    return writer;
  }

  /** A few bytes now and then, which nobody asks to be forced. */
  void trickle(Pledge pledge) {
    try (SpoolWriter writer = takeOver(pledge)) {
      for (int left = random.nextInt(1, MOST_PIECES); left > 0 && !cut.near(); left--) {
        write(pledge, writer, random.nextInt(1, 200));
        pause(8);
      }
    }
  }

  void pieces(Pledge pledge) {
    try (SpoolWriter writer = takeOver(pledge)) {
      for (int left = random.nextInt(1, MOST_PIECES); left > 0 && !cut.near(); left--) {
        write(pledge, writer, random.nextInt(1, 40_000));
        pledge.durable(writer.force());
      }
    }
  }

  /** More at once than waits for a round. */
  void rush(Pledge pledge) {
    try (SpoolWriter writer = takeOver(pledge)) {
      for (int left = random.nextInt(1, 4); left > 0 && !cut.near(); left--) {
        write(pledge, writer, random.nextInt(100_000, 700_000));
      }
      if (random.nextBoolean()) {
        pledge.durable(writer.force());
      }
    }
  }

  private static void write(Pledge pledge, SpoolWriter writer, int length) {
    long at = pledge.written();
    byte[] piece = pledge.content().piece(at, length);
    pledge.sending(at + length);
    writer.write(piece, 0, length);
    pledge.wrote(at + length);
  }

  /** Bytes that count together, or not at all: then they are others. */
  void stage(Pledge pledge) {
    boolean counts = random.nextInt(3) > 0;
    try (StagedWriter writer = spool.stage(pledge.ref())) {
      long at = writer.offset();
      pledge.begins(at);
      for (int left = random.nextInt(1, MOST_PIECES); left > 0 && !cut.near(); left--) {
        int length = random.nextInt(1, 20_000);
        RandomBytes content = counts ? pledge.content() : NOT_TO_COUNT;
        writer.write(content.piece(at, length), 0, length);
        at += length;
      }
      if (counts) {
        pledge.sending(at);
        pledge.durable(writer.commit());
      }
    }
  }

  void fence(Pledge pledge) {
    try (SpoolWriter older = takeOver(pledge)) {
      write(pledge, older, random.nextInt(1, 2_000));
      try (SpoolWriter newer = takeOver(pledge)) {
        refused(older);
        write(pledge, newer, random.nextInt(1, 2_000));
        pledge.durable(newer.force());
      }
    }
  }

  private static void refused(SpoolWriter older) {
    try {
      older.write(NOT_TO_COUNT.piece(0, 1), 0, 1);
    } catch (SpoolException.TakenOver e) {
      return;
    }
    throw new AssertionError("a writer that was taken over wrote on");
  }

  private void pause(int mostMillis) {
    try {
      Thread.sleep(Duration.ofMillis(random.nextInt(mostMillis)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
