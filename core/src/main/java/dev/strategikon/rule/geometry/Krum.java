package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;
import java.util.OptionalInt;

/**
 * Krum (Definition 3 of the paper; Blanchard et al., NeurIPS 2017).
 *
 * @param neighbours how many neighbours a score counts; empty for m − q − 2, the paper's number.
 *     Libraries differ (ByzFL counts m − q − 1), and it changes who wins
 */
public record Krum(OptionalInt neighbours) implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "krum",
          "The vector nearest to its neighbours; falls to IPM with a small epsilon.",
          "Blanchard et al., NeurIPS 2017",
          List.of(KrumScores.NEIGHBOURS),
          new Guide(
              """
              A = x_k with the smallest score s_k
              s_i = Σ_{j ∈ N_i} ‖x_i − x_j‖²
              N_i: the nearest neighbours of x_i among the others
              """,
              "2q + 2 < m. With neighbours=… given, at least that many other vectors.",
              "The geometry (m²/2·d multiply-adds), and m²·log m for the scores.",
              "It is not tolerant: inner product manipulation with a small ε makes the Byzantine"
                  + " vectors each other's nearest neighbours (Theorem 2). Without attack it learns"
                  + " slower than the mean, because it uses one vector of m."),
          arguments -> new Krum(KrumScores.neighbours(arguments)));

  /** Checks that there is a neighbour to count. */
  public Krum {
    new KrumScores(neighbours);
  }

  /** Krum as the paper has it, with m − q − 2 neighbours. */
  public Krum() {
    this(OptionalInt.empty());
  }

  @Override
  public void check(int m, int q) {
    new KrumScores(neighbours).check("Krum", m, q);
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    return SmallestKeys.meanWeights(scores(geometry, q), 1);
  }

  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    new KrumScores(neighbours).addBreakpoints(moving, q, 1, breakpoints);
    return true;
  }

  /** Returns how many neighbours count among m vectors. */
  public int counted(int m, int q) {
    return new KrumScores(neighbours).count(m, q);
  }

  /** Returns each vector's sum of squared distances to its nearest neighbours. */
  public double[] scores(Geometry geometry, int q) {
    return new KrumScores(neighbours).of(geometry, q);
  }
}
