package dev.strategikon.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What a work allocates on the caller's thread. */
final class Allocation {
  private Allocation() {}

  /**
   * Runs a work a few times.
   *
   * @return the bytes that it allocated in the middle one, empty on a JVM that does not count
   */
  static OptionalLong of(Supplier<Object> work) {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
        || !threads.isThreadAllocatedMemorySupported()) {
      return OptionalLong.empty();
    }
    threads.setThreadAllocatedMemoryEnabled(true);
    long self = Thread.currentThread().getId();
    long[] bytes = new long[3];
    for (int i = 0; i < bytes.length; i++) {
      long before = threads.getThreadAllocatedBytes(self);
      work.get();
      bytes[i] = threads.getThreadAllocatedBytes(self) - before;
    }
    Arrays.sort(bytes);
    return OptionalLong.of(bytes[1]);
  }
}
