package dev.strategikon.round;

import java.util.concurrent.TimeUnit;

/** Time, and waiting in it: the system's, or that of a test. */
interface Ticker {
  /** The system's time. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void await(Object monitor, long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.timedWait(monitor, nanos);
        }
      };

  /** Returns the time in nanoseconds since some moment. */
  long nanos();

  /**
   * Waits until the monitor is notified, at most for some time; it may return earlier.
   *
   * @param monitor held by the caller
   * @param nanos above 0
   */
  void await(Object monitor, long nanos) throws InterruptedException;
}
