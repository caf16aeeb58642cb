package dev.strategikon.cli.option;

import dev.strategikon.rule.Round;
import picocli.CommandLine.Option;

/** The option {@code --seed} of commands that aggregate or attack once. */
public final class SeedOption {
  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "The seed of random rules and attacks (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** {@return the first and only round} */
  public Round round() {
    return new Round(seed, 0, null);
  }
}
