package dev.strategikon.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or another request to end the process, while something goes on that can be stopped. The
 * process ends when the command has ended, or after a minute.
 */
public final class Interruption {
  private static final long LONGEST_SECONDS = 60;

  private static final CountDownLatch COMMAND_ENDED = new CountDownLatch(1);

  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /**
   * Lets an interruption stop something instead of ending the process at once.
   *
   * @param stop asks it to stop, and returns at once
   * @param message what standard error says then
   * @return by its {@link #close} an interruption ends the process again
   */
  public static Interruption calls(Runnable stop, String message) {
    Thread hook =
        new Thread(
            () -> {
              stop.run();
              System.err.println(message);
              await();
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  private static void await() {
    try {
      COMMAND_ENDED.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has ended and has said all it has to say. */
  public static void commandEnded() {
    COMMAND_ENDED.countDown();
  }

  /** An interruption ends the process at once again. */
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending.
    }
  }
}
