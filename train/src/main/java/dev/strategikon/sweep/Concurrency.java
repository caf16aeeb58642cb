package dev.strategikon.sweep;

import java.util.Locale;

/** What the threads of a sweep share. Whichever it is, the results have the same bytes. */
public enum Concurrency {
  /** What is likely to be faster. */
  AUTO,
  /** Whole runs: as many at once as there are threads. */
  RUNS,
  /** The workers of one run after the other. */
  WORKERS;

  /** Returns the name used in options: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
