package dev.custody.bootstrap.spoolfailure;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.SpoolWriter;
import dev.custody.application.port.out.StagedWriter;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.bootstrap.campaign.RandomBytes;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Does to its recordings what recorders and deliveries do, in an order that chance decides, until
 * the power is about to go. Every answer is noted as soon as it is there, and every attempt before.
 */
final class Recorder implements Runnable {
  /** Behind that, a recording comes to its end. */
  private static final int LONG_ENOUGH = 1 << 20;

  private static final int MOST_PIECES = 6;
  private static final RandomBytes NOT_TO_COUNT = new RandomBytes(-1);

  private final Spool spool;
  private final List<Pledge> mine;
  private final SplittableRandom random;
  private final Cut cut;

  Recorder(Spool spool, List<Pledge> mine, SplittableRandom random, Cut cut) {
    this.spool = spool;
    this.mine = List.copyOf(mine);
    this.random = random;
    this.cut = cut;
  }

  @Override
  public void run() {
    while (!cut.near()) {
      try {
        act(mine.get(random.nextInt(mine.size())));
      } catch (SpoolException e) {
        if (!cut.near()) {
          throw new AssertionError("the spool failed while the disk was in order: " + e, e);
        }
      }
    }
  }

  private void act(Pledge pledge) {
    Answers answers = pledge.answers();
    if (!answers.has(Step.MAKE)) {
      make(pledge);
    } else if (answers.has(Step.PURGE)) {
      pause(5);
    } else if (answers.has(Step.ENTOMB) || answers.has(Step.DISCARD)) {
      purge(pledge);
    } else if (answers.has(Step.END)) {
      deliver(pledge);
    } else {
      record(pledge);
    }
  }

  private void make(Pledge pledge) {
    pledge.trying(Step.MAKE);
    spool.create(pledge.header());
    pledge.answered(Step.MAKE);
  }

  private void record(Pledge pledge) {
    if (pledge.sent() > LONG_ENOUGH) {
      finish(pledge);
      return;
    }
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> trickle(pledge);
      case 3, 4, 5, 6 -> pieces(pledge);
      case 7 -> rush(pledge);
      case 8, 9 -> stage(pledge);
      case 10 -> declareLength(pledge);
      case 11 -> note(pledge);
      case 12 -> fence(pledge);
      default -> finish(pledge);
    }
  }

  private SpoolWriter takeOver(Pledge pledge) {
    SpoolWriter writer = spool.takeOver(pledge.ref());
    pledge.begins(writer.offset());
    return writer;
  }

  /** A few bytes now and then, which nobody asks to be forced. */
  private void trickle(Pledge pledge) {
    try (SpoolWriter writer = takeOver(pledge)) {
      for (int left = random.nextInt(1, MOST_PIECES); left > 0 && !cut.near(); left--) {
        write(pledge, writer, random.nextInt(1, 200));
        pause(8);
      }
    }
  }

  private void pieces(Pledge pledge) {
    try (SpoolWriter writer = takeOver(pledge)) {
      for (int left = random.nextInt(1, MOST_PIECES); left > 0 && !cut.near(); left--) {
        write(pledge, writer, random.nextInt(1, 40_000));
        pledge.durable(writer.force());
      }
    }
  }

  /** More at once than waits for a round. */
  private void rush(Pledge pledge) {
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
  private void stage(Pledge pledge) {
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

  private void fence(Pledge pledge) {
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

  private void declareLength(Pledge pledge) {
    pledge.trying(Step.LENGTH);
    spool.declareLength(pledge.ref(), pledge.declared());
    pledge.answered(Step.LENGTH);
  }

  private void note(Pledge pledge) {
    var done = new DeliveryRecord.UploadBegun(new Storage.UploadId("u" + random.nextInt()));
    pledge.delivering(done);
    spool.append(pledge.ref(), done);
    pledge.delivered(done);
  }

  private void finish(Pledge pledge) {
    if (random.nextInt(4) == 0) {
      discard(pledge);
    } else {
      pledge.trying(Step.END);
      pledge.answered(spool.end(pledge.ref(), random.nextBoolean(), Pledge.THEN));
    }
  }

  private void discard(Pledge pledge) {
    pledge.trying(Step.DISCARD);
    spool.discard(pledge.ref(), Pledge.THEN);
    pledge.answered(Step.DISCARD);
  }

  private void deliver(Pledge pledge) {
    pause(10);
    if (random.nextInt(3) > 0) {
      note(pledge);
    } else if (random.nextInt(6) == 0) {
      discard(pledge);
    } else {
      pledge.trying(Step.ENTOMB);
      spool.entomb(pledge.ref(), pledge.tombstone());
      pledge.answered(Step.ENTOMB);
    }
  }

  private void purge(Pledge pledge) {
    pause(5);
    pledge.trying(Step.PURGE);
    spool.purge(pledge.ref());
    pledge.answered(Step.PURGE);
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
