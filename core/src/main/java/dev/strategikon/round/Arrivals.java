package dev.strategikon.round;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Which round is open and which of its workers have submitted. It is the one lock of a {@link
 * RoundBuffer}; vectors are copied outside of it.
 */
final class Arrivals {
  private final boolean[] begun;
  private final Ticker ticker;
  private OpenRound open;
  private boolean isClosing;
  private int copying;
  private int ended;

  Arrivals(int m, Ticker ticker) {
    this.begun = new boolean[m];
    this.ticker = ticker;
  }

  /** Opens a round, for which nobody has submitted. */
  synchronized void open(OpenRound round) {
    if (open != null || isClosing) {
      throw new IllegalStateException("The last round is not closed yet: call await or close");
    }
    Arrays.fill(begun, false);
    ended = 0;
    open = round;
  }

  /** Returns ACCEPTED if the worker's vector may be copied, {@link #end} must follow then. */
  synchronized Receipt begin(OpenRound round, int worker) {
    if (open != round) {
      return Receipt.LATE;
    }
    if (begun[worker]) {
      return Receipt.TWICE;
    }
    begun[worker] = true;
    copying++;
    return Receipt.ACCEPTED;
  }

  /** A vector is copied, or refused. */
  synchronized void end() {
    copying--;
    ended++;
    notifyAll();
  }

  /** Waits until every worker has submitted, at most for some time. */
  synchronized void await(OpenRound round, Duration atMost) throws InterruptedException {
    long start = ticker.nanos();
    long most = TimeUnit.NANOSECONDS.convert(atMost);
    long left = most;
    while (open == round && ended < begun.length && left > 0) {
      ticker.await(this, left);
      left = most - (ticker.nanos() - start);
    }
  }

  /** Lets nobody begin any more, and waits for the copies that have begun. */
  synchronized void shut(OpenRound round) {
    if (open != round) {
      throw new IllegalStateException("The round of step " + round.step() + " is closed already");
    }
    open = null;
    isClosing = true;
    notifyAll();
    boolean interrupted = false;
    while (copying > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The round's memory may be used by the next one. */
  synchronized void finish() {
    isClosing = false;
  }
}
