package dev.strategikon.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final long MEGABYTE = 1 << 20;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auto | 8 | 2 | 2 runs at once, 1 thread each: threads of different runs never wait for"
            + " each other",
        "auto | 1 | 2 | one run at a time, 2 threads: no other run is left to run beside it",
        "auto | 3 | 8 | 3 runs at once, 2 or 3 threads each: threads of different runs never wait"
            + " for each other",
        "auto | 8 | 1 | one run at a time, 1 thread: there is one thread",
        "auto | 0 | 4 | one run at a time, 4 threads: no other run is left to run beside it",
        "auto | 9 | 8 | 4 runs at once, 2 threads each: a run may need 200 MB of memory, and there"
            + " are 999 MB",
        "runs | 9 | 8 | 8 runs at once, 1 thread each: as asked for",
        "workers | 9 | 8 | one run at a time, 8 threads: as asked for",
      })
  void theChoiceIsGivenWithItsReason(String wanted, int runs, int threads, String expected) {
    boolean large = expected.contains("MB");
    Schedule schedule =
        Schedule.choose(
            Concurrency.valueOf(wanted.toUpperCase(Locale.ROOT)),
            runs,
            threads,
            large ? 200 * MEGABYTE : MEGABYTE,
            999 * MEGABYTE);
    assertEquals(expected, schedule.toString());
    int shared = IntStream.range(0, schedule.runsAtOnce()).map(schedule::threadsAt).sum();
    assertEquals(threads, shared);
  }

  @Test
  void aRunTooLargeForTheMemoryIsStillTried() {
    assertEquals(
        1, Schedule.choose(Concurrency.AUTO, 5, 4, 2000 * MEGABYTE, MEGABYTE).runsAtOnce());
  }

  @Test
  void everyRunNeedsAThread() {
    assertThrows(IllegalArgumentException.class, () -> new Schedule(3, 2, ""));
  }
}
