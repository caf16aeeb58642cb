package dev.strategikon.samples;

import dev.strategikon.audit.Question;
import dev.strategikon.compute.Compute;
import dev.strategikon.compute.LocalShards.Place;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.LayerSizes;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.ServerSample;

/** Rounds with all that a rule may ask for, for tests that walk the catalogue of rules. */
public final class Rounds {
  /** How many pieces the server's sample has. */
  public static final int PIECES = 4;

  private Rounds() {}

  /** Returns the server's sample: normal numbers, their mean a third of the deviation. */
  public static ServerSample sample(int d) {
    Gradients pieces = Gradients.of(Samples.normal(PIECES, d, 0.3, 1, 77));
    return ServerSample.of(pieces, Compute.SERIAL);
  }

  /** Returns a shard's slice of the server's sample. */
  public static ServerSample sample(int d, Place place) {
    ServerSample whole = sample(d);
    return ServerSample.of(Gradients.of(place.slice(whole.pieces().rows())), place.compute());
  }

  /** Returns three layers, the second of one coordinate; none with too few coordinates. */
  public static LayerSizes layers(int d) {
    int third = d / 3;
    return third == 0 ? LayerSizes.WHOLE : LayerSizes.of(third, 1, d - third - 1);
  }

  /** Returns a first round with a sample and layers. */
  public static Round first(int d) {
    return Round.FIRST.with(sample(d)).with(layers(d));
  }

  /** Returns what {@link Question#of} does, in a round with a sample. */
  public static Question question(Gradients honest, int q, Aggregator rule, Compute compute) {
    return new Question(honest, q, rule, honest.mean(compute), first(honest.dimension()), compute);
  }
}
