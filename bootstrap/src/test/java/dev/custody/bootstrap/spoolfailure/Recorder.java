package dev.custody.bootstrap.spoolfailure;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.storage.Storage;
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

  private final Spool spool;
  private final List<Pledge> mine;
  private final SplittableRandom random;
  private final Cut cut;
  private final Sender sender;

  Recorder(Spool spool, List<Pledge> mine, SplittableRandom random, Cut cut) {
    this.spool = spool;
    this.mine = List.copyOf(mine);
    this.random = random;
    this.cut = cut;
    this.sender = new Sender(spool, random, cut);
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
      case 0, 1, 2 -> sender.trickle(pledge);
      case 3, 4, 5, 6 -> sender.pieces(pledge);
      case 7 -> sender.rush(pledge);
      case 8, 9 -> sender.stage(pledge);
      case 10 -> declareLength(pledge);
      case 11 -> note(pledge);
      case 12 -> sender.fence(pledge);
      default -> finish(pledge);
    }
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
