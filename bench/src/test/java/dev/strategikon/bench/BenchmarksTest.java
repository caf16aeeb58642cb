package dev.strategikon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs; how fast is not asked. */
class BenchmarksTest {
  @Test
  void rules() throws RunnerException {
    ChainedOptionsBuilder options =
        once(RuleBenchmark.class)
            .param("rule", "median", "nnm | krum")
            .param("m", "9")
            .param("q", "2")
            .param("d", "5000")
            .param("threads", "1", "2");
    assertEquals(2 * 2 * 2, run(options).size());
  }

  @Test
  void rounds() throws RunnerException {
    ChainedOptionsBuilder options =
        once(RoundBenchmark.class)
            .param("rule", "median", "krum")
            .param("m", "9")
            .param("q", "2")
            .param("d", "5000")
            .param("threads", "1", "2");
    assertEquals(3 * 2 * 2 * 2, run(options).size());
  }

  @Test
  void audits() throws RunnerException {
    ChainedOptionsBuilder options =
        once(AuditBenchmark.class)
            .param("rule", "median", "krum")
            .param("m", "9")
            .param("q", "2")
            .param("d", "5000")
            .param("epsilons", "10");
    assertEquals(2 * 3, run(options).size());
  }

  @Test
  void kernels() throws RunnerException {
    ChainedOptionsBuilder options =
        once(KernelPairs.class).param("m", "5").param("size", "1", "17", "4097");
    assertEquals(12 * 2 * 3, run(options).size());
  }

  @Test
  void memoryAndPeak() throws RunnerException {
    ChainedOptionsBuilder memory =
        once(MemoryBenchmark.class).param("m", "3").param("d", "5003").param("threads", "1", "2");
    assertEquals(2, run(memory).size());
    assertEquals(1, run(once(PeakBenchmark.class)).size());
  }

  private static ChainedOptionsBuilder once(Class<?> benchmark) {
    return new OptionsBuilder()
        .include(benchmark.getName() + "\\.")
        .forks(0)
        .warmupIterations(0)
        .measurementIterations(1)
        .measurementTime(TimeValue.milliseconds(1))
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.build()).run();
  }
}
