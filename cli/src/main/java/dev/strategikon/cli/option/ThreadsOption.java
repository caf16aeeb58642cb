package dev.strategikon.cli.option;

import dev.strategikon.compute.Compute;
import picocli.CommandLine.Option;

/** The option {@code --threads}, which changes how fast a command is and no bit of its result. */
public final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that work (default: all processors); changes no bit of the result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  public Compute compute() {
    return new Compute(threads);
  }
}
