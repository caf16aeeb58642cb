package dev.strategikon.cli.option;

import dev.strategikon.compute.Compute;
import picocli.CommandLine.Option;

/** The option {@code --threads}. It changes the speed of a command and no bit of its result. */
public final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "The number of threads (default: all processors). Changes no bit of the result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** {@return the threads with the default kernels} */
  public Compute compute() {
    return new Compute(threads);
  }
}
