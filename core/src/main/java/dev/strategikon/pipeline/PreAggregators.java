package dev.strategikon.pipeline;

import dev.strategikon.rule.PreAggregator;
import dev.strategikon.rule.preaggregator.Arc;
import dev.strategikon.rule.preaggregator.Bucketing;
import dev.strategikon.rule.preaggregator.Clipping;
import dev.strategikon.rule.preaggregator.Nnm;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/** The catalogue of pre-aggregators. */
public final class PreAggregators {
  /** All pre-aggregators. */
  public static final Catalogue<PreAggregator> CATALOGUE =
      new Catalogue<>("pre-aggregator", List.of(clipping(), arc(), nnm(), bucketing()));

  private PreAggregators() {}

  private static Entry<PreAggregator> clipping() {
    return new Entry<>(
        "clipping",
        "Scales every vector that is longer than a radius to it.",
        "folklore",
        List.of(Parameter.optional("radius", "2", "the radius")),
        new Guide(
            "x_i ← x_i·min(1, radius / ‖x_i‖)",
            "Nothing of q.",
            "The geometry; beyond it m square roots.",
            "Where the honest norms are not known: a radius below them slows training, one above"
                + " them does nothing."),
        arguments -> new Clipping(arguments.number("radius")));
  }

  private static Entry<PreAggregator> arc() {
    return new Entry<>(
        "arc",
        "Scales the floor(2(q/m)(m - q)) longest vectors to the length of the next.",
        "Allouah et al., ICLR 2025",
        List.of(),
        new Guide(
            """
            k = ⌊2·(q/m)·(m − q)⌋
            x_i ← x_i·min(1, r / ‖x_i‖), r: the (k + 1)-th largest norm
            """,
            "q < m. It needs no radius, and never clips when q = 0.",
            "The geometry; beyond it a sort of m norms.",
            "As the only defence: it bounds lengths, and every vector keeps its direction."),
        arguments -> new Arc());
  }

  private static Entry<PreAggregator> nnm() {
    return new Entry<>(
        "nnm",
        "Replaces every vector by the mean of the m - q nearest to it.",
        "Allouah et al., AISTATS 2023",
        List.of(),
        new Guide(
            """
            x_i ← Σ_{j ∈ N_i} x_j / (m − q)
            N_i: the m − q vectors nearest to x_i, itself among them
            """,
            "q < m, and promises something for 2q < m.",
            "Beyond the geometry nothing in d before a geometry rule; before a coordinate rule"
                + " m·(m − q) additions a coordinate.",
            "Where attackers stay close to the honest vectors: everybody mixes them in. What it is"
                + " for is the honest spread, which all bounds depend on and which it shrinks."),
        arguments -> new Nnm());
  }

  private static Entry<PreAggregator> bucketing() {
    return new Entry<>(
        "bucketing",
        "Replaces the vectors by the means of random buckets.",
        "Karimireddy, He and Jaggi, ICLR 2022",
        List.of(Parameter.optional("size", "2", "how many vectors a bucket holds")),
        new Guide(
            """
            shuffle the m vectors, anew in each step, and cut them into ⌈m/s⌉ buckets of s
            (the last may be smaller); y_b = mean of the vectors in bucket b
            """,
            "Nothing itself; but up to q of only ⌈m/s⌉ buckets are then Byzantine, and a rule that"
                + " needs 2q < m sees ⌈m/s⌉ for m.",
            "Beyond the geometry nothing in d before a geometry rule; before a coordinate rule m"
                + " additions a coordinate.",
            "Where q is too large for it: with m = 25 and s = 2 there are 13 buckets, so a rule that"
                + " needs 2q < m takes at most q = 6."),
        arguments -> new Bucketing(arguments.integer("size")));
  }
}
