package dev.strategikon.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Measures what a task allocates on the caller's thread. */
final class Allocation {
  private Allocation() {}

  /**
   * Runs a task three times.
   *
   * @return the median of the bytes allocated; empty if the JVM does not count them
   */
  static OptionalLong of(Supplier<Object> task) {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
        || !threads.isThreadAllocatedMemorySupported()) {
      return OptionalLong.empty();
    }
    threads.setThreadAllocatedMemoryEnabled(true);
    long self = Thread.currentThread().getId();
    long[] bytes = new long[3];
    for (int i = 0; i < bytes.length; i++) {
      long before = threads.getThreadAllocatedBytes(self);
      task.get();
      bytes[i] = threads.getThreadAllocatedBytes(self) - before;
    }
    Arrays.sort(bytes);
    return OptionalLong.of(bytes[1]);
  }
}
