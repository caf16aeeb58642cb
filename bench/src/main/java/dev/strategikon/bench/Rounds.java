package dev.strategikon.bench;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.ServerSample;
import java.util.Arrays;

/** The round in which rules are timed. */
final class Rounds {
  /** The most pieces of the server's sample. */
  private static final int PIECES = 10;

  private Rounds() {}

  /** Returns the first round. For a rule that needs it, some of the vectors are the sample. */
  static Round of(Aggregator rule, Gradients gradients) {
    if (!rule.needsSample()) {
      return Round.FIRST;
    }
    float[][] pieces = Arrays.copyOf(gradients.rows(), Math.min(PIECES, gradients.count()));
    return Round.FIRST.with(ServerSample.of(Gradients.of(pieces), Compute.SERIAL));
  }
}
