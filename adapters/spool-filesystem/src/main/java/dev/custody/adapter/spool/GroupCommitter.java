package dev.custody.adapter.spool;

import dev.custody.application.port.out.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sees to it that whatever was written becomes durable: one a node. Files whose bytes have waited
 * for a while are forced in a round, many at a time, and while a round runs the next one gathers. A
 * file with plenty of bytes, or with somebody who waits for it, is not kept until a round.
 */
final class GroupCommitter {
  static final Duration GATHERING = Duration.ofMillis(20);

  /** As many as the disk takes at a time without any of them getting slower for it. */
  private static final int AT_A_TIME = 64;

  private final Scheduler scheduler;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Gathered> gathered = new ArrayDeque<>();
  private boolean timed;
  private boolean inRound;
  private long notBefore;

  /** A file that is written; what it does about it is {@code commit}, never twice at once. */
  static final class Ticket {
    private final Runnable commit;
    private State state = State.IDLE;
    private boolean again;
    private boolean urgent;

    Ticket(Runnable commit) {
      this.commit = commit;
    }

    private enum State {
      IDLE,
      GATHERED,
      FORCING
    }
  }

  private record Gathered(Ticket ticket, long since) {}

  GroupCommitter(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.notBefore = scheduler.nanoTime();
  }

  /**
   * Something was written that nobody waits for yet.
   *
   * @param plenty whether it is worth a force of its own
   */
  void written(Ticket ticket, boolean plenty) {
    lock.lock();
    try {
      switch (ticket.state) {
        case FORCING -> {
          ticket.again = true;
          ticket.urgent |= plenty;
          return;
        }
        case GATHERED -> {
          if (!plenty) {
            return;
          }
          ticket.state = Ticket.State.FORCING;
        }
        case IDLE -> {
          if (!plenty) {
            gather(ticket);
            return;
          }
          ticket.state = Ticket.State.FORCING;
        }
      }
    } finally {
      lock.unlock();
    }
    scheduler.execute(() -> force(ticket));
  }

  /**
   * Forces in the calling thread, unless somebody is at it; then once more when he is through.
   *
   * @return whether it was done
   */
  boolean forceNow(Ticket ticket) {
    lock.lock();
    try {
      if (ticket.state == Ticket.State.FORCING) {
        ticket.again = true;
        ticket.urgent = true;
        return false;
      }
      ticket.state = Ticket.State.FORCING;
    } finally {
      lock.unlock();
    }
    commit(ticket);
    if (goesOn(ticket)) {
      scheduler.execute(() -> force(ticket));
    }
    return true;
  }

  private void force(Ticket ticket) {
    do {
      commit(ticket);
    } while (goesOn(ticket));
  }

  /** One that ends by an error, as of memory that ran out, is over as well. */
  private void commit(Ticket ticket) {
    boolean returned = false;
    try {
      ticket.commit.run();
      returned = true;
    } finally {
      if (!returned) {
        goesOn(ticket);
      }
    }
  }

  /** After a force: whether there must be another one at once. */
  private boolean goesOn(Ticket ticket) {
    lock.lock();
    try {
      boolean again = ticket.again;
      boolean urgent = ticket.urgent;
      ticket.again = false;
      ticket.urgent = false;
      if (again && urgent) {
        return true;
      }
      ticket.state = Ticket.State.IDLE;
      if (again) {
        gather(ticket);
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void gather(Ticket ticket) {
    ticket.state = Ticket.State.GATHERED;
    gathered.add(new Gathered(ticket, scheduler.nanoTime()));
    setTimer();
  }

  private void setTimer() {
    if (timed || inRound || gathered.isEmpty()) {
      return;
    }
    timed = true;
    long now = scheduler.nanoTime();
    long wait = Math.max(gathered.getFirst().since() + GATHERING.toNanos() - now, notBefore - now);
    scheduler.after(Duration.ofNanos(Math.max(0, wait)), this::round);
  }

  private void round() {
    List<Ticket> due = new ArrayList<>();
    long began = scheduler.nanoTime();
    lock.lock();
    try {
      timed = false;
      while (!gathered.isEmpty()
          && gathered.getFirst().since() + GATHERING.toNanos() - began <= 0) {
        Ticket ticket = gathered.removeFirst().ticket();
        if (ticket.state == Ticket.State.GATHERED) {
          ticket.state = Ticket.State.FORCING;
          due.add(ticket);
        }
      }
      if (due.isEmpty()) {
        setTimer();
        return;
      }
      inRound = true;
    } finally {
      lock.unlock();
    }
    new Round(due, began).run();
  }

  private void over(long began) {
    lock.lock();
    try {
      inRound = false;
      // Half of the time for rounds is enough: what comes often is forced less often then.
      long now = scheduler.nanoTime();
      notBefore = now + (now - began);
      setTimer();
    } finally {
      lock.unlock();
    }
  }

  /** Some files that are forced, many at a time; over when all of them are. */
  private final class Round {
    private final List<Ticket> due;
    private final long began;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger left;

    Round(List<Ticket> due, long began) {
      this.due = due;
      this.began = began;
      this.left = new AtomicInteger(due.size());
    }

    void run() {
      int workers = Math.min(due.size(), AT_A_TIME);
      for (int i = 1; i < workers; i++) {
        scheduler.execute(this::work);
      }
      work();
    }

    /** Whatever is thrown: a round that is never over would be the last one. */
    private void work() {
      Optional<Error> thrown = Optional.empty();
      int index;
      while ((index = next.getAndIncrement()) < due.size()) {
        try {
          commitInRound(due.get(index));
        } catch (Error e) {
          thrown = Optional.of(thrown.orElse(e));
        } finally {
          if (left.decrementAndGet() == 0) {
            over(began);
          }
        }
      }
      if (thrown.isPresent()) {
        throw thrown.get();
      }
    }

    private void commitInRound(Ticket ticket) {
      commit(ticket);
      if (goesOn(ticket)) {
        scheduler.execute(() -> force(ticket));
      }
    }
  }
}
