package dev.strategikon.cli.option;

import dev.strategikon.rule.Round;
import picocli.CommandLine.Option;

/** The option {@code --seed} of commands that aggregate or attack once. */
public final class SeedOption {
  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Of rules and attacks that draw at random (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** Returns a moment that stands alone. */
  public Round round() {
    return new Round(seed, 0, null);
  }
}
