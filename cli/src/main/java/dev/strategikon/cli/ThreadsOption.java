package dev.strategikon.cli;

import dev.strategikon.compute.Compute;
import picocli.CommandLine.Option;

/** The option {@code --threads}, which changes how fast a command is and no bit of its result. */
final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that work (default: all processors); changes no bit of the result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  Compute compute() {
    return new Compute(threads);
  }
}
