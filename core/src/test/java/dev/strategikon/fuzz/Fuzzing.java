package dev.strategikon.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives a reader many damaged files. It may read each, or refuse it by an exception that it
 * documents, with a message; within five seconds of processor time, and within {@link #MOST_BYTES}
 * plus {@link #BYTES_FOR_A_BYTE} for each byte of the file, whatever the file promises.
 *
 * <p>The cases follow from their numbers. {@code -Dstrategikon.cases=N} tries N of each file.
 */
public final class Fuzzing {
  /** All memory that a reader may ask for, in the whole of its work, beside the file's own size. */
  public static final long MOST_BYTES = 32L << 20;

  /** A text becomes objects; none of them is large. */
  public static final long BYTES_FOR_A_BYTE = 2_000;

  private static final int CASES = Integer.getInteger("strategikon.cases", 150);
  private static final long LONGEST_NANOS = 5_000_000_000L;
  private static final long NANOS_BETWEEN_LOOKS = 200_000_000L;

  /** A reader that waits for something takes no processor time, either. */
  private static final int MOST_LOOKS = 1_500;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Reads a file. */
  @FunctionalInterface
  public interface Reader {
    /** Reads the bytes of a file. */
    void read(byte[] bytes) throws Exception;
  }

  private Fuzzing() {}

  /**
   * Tries damaged forms of valid files.
   *
   * @param reader reads them, on the calling thread alone
   * @param files the valid ones
   * @param refusals what it may throw
   */
  public static void damage(Reader reader, List<byte[]> files, List<Class<?>> refusals)
      throws Exception {
    for (int file = 0; file < files.size(); file++) {
      one(reader, files.get(file), refusals, "file " + file + " as it is");
      for (int i = 0; i < CASES; i++) {
        byte[] damaged = new Mutations(31L * i + file).of(files.get(file));
        one(reader, damaged, refusals, "file " + file + ", case " + i);
      }
    }
  }

  /**
   * Tries one file.
   *
   * @param bytes its content
   * @param refusals what the reader may throw
   * @param name what a failure calls it
   */
  public static void one(Reader reader, byte[] bytes, List<Class<?>> refusals, String name)
      throws Exception {
    FutureTask<Long> task = new FutureTask<>(() -> allocated(reader, bytes, refusals));
    Thread thread = new Thread(task, "reader");
    thread.setDaemon(true);
    thread.start();
    try {
      long allocated = answer(task, thread);
      if (allocated > MOST_BYTES + BYTES_FOR_A_BYTE * bytes.length) {
        throw failure(
            name, "took %,d bytes for %,d".formatted(allocated, bytes.length), bytes, null);
      }
    } catch (TimeoutException e) {
      String where = Arrays.toString(thread.getStackTrace());
      throw failure(name, "took longer than 5 s: " + where, bytes, null);
    } catch (ExecutionException e) {
      throw failure(name, "threw " + e.getCause(), bytes, e.getCause());
    }
  }

  private static long answer(FutureTask<Long> task, Thread thread)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (int look = 0; look < MOST_LOOKS; look++) {
      try {
        return task.get(NANOS_BETWEEN_LOOKS, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (THREADS.getThreadCpuTime(thread.getId()) > LONGEST_NANOS) {
          throw e;
        }
      }
    }
    throw new TimeoutException();
  }

  private static long allocated(Reader reader, byte[] bytes, List<Class<?>> refusals)
      throws Exception {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    try {
      reader.read(bytes);
    } catch (Exception e) {
      if (refusals.stream().noneMatch(type -> type.isInstance(e)) || e.getMessage() == null) {
        throw e;
      }
    }
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  private static AssertionError failure(String name, String what, byte[] bytes, Throwable cause) {
    byte[] shown = Arrays.copyOf(bytes, Math.min(bytes.length, 600));
    return new AssertionError(
        name + " " + what + "; in Base64: " + Base64.getEncoder().encodeToString(shown), cause);
  }
}
