package dev.strategikon.sweep;

import java.util.Locale;

/** How the threads of a sweep are divided. The results have the same bytes in any case. */
public enum Concurrency {
  /** The division that is likely to be faster. */
  AUTO,
  /** One run for each thread. */
  RUNS,
  /** One run at a time, whose workers share all threads. */
  WORKERS;

  /** Returns the name used in options: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
