package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.SmallestKeys;
import java.util.List;
import java.util.OptionalInt;

/**
 * Krum (Definition 3 of the paper; Blanchard et al., NeurIPS 2017).
 *
 * @param neighbours the number of neighbours that a score sums; empty for m − q − 2, the paper's
 *     number. Libraries differ (ByzFL uses m − q − 1), which changes the vector that is chosen
 */
public record Krum(OptionalInt neighbours) implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "krum",
          "The vector nearest to its neighbours. IPM with a small epsilon breaks it.",
          "Blanchard et al., NeurIPS 2017",
          List.of(
              KrumScores.NEIGHBOURS,
              Parameter.later(
                  "power", "2", "of the distances that a score sums: 2, or 4 as in some code")),
          new Guide(
              """
              A = x_k with the smallest score s_k
              s_i = Σ_{j ∈ N_i} ‖x_i − x_j‖^power
              N_i: the nearest neighbours of x_i among the others
              """,
              "2q + 2 < m. With neighbours=… given, at least that many other vectors.",
              "The geometry (m²/2·d multiply-adds), and m²·log m for the scores.",
              "It is not tolerant: inner product manipulation with a small ε makes the Byzantine"
                  + " vectors each other's nearest neighbours (Theorem 2). Without attack it learns"
                  + " more slowly than the mean, because it uses one vector of m."),
          Krum::of);

  private static GeometryRule of(Arguments arguments) {
    OptionalInt neighbours = KrumScores.neighbours(arguments);
    return arguments.choice("power", "2", "4").equals("2")
        ? new Krum(neighbours)
        : new KrumOfFourthPowers(neighbours);
  }

  /**
   * Checks the number of neighbours.
   *
   * @param neighbours the number of neighbours that a score sums; empty for m − q − 2, the paper's
   *     number. Libraries differ (ByzFL uses m − q − 1), which changes the vector that is chosen
   * @throws IllegalArgumentException if it is below 1
   */
  public Krum {
    new KrumScores(neighbours);
  }

  /** Creates Krum with the paper's number of neighbours, m − q − 2. */
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

  /**
   * Returns the score of each vector: the sum of the squared distances to its nearest neighbours.
   *
   * @param geometry the geometry of the m vectors
   * @param q the declared number of Byzantine vectors
   * @return m scores, owned by the caller
   */
  public double[] scores(Geometry geometry, int q) {
    return new KrumScores(neighbours).of(geometry, q);
  }

  /**
   * Returns the number of neighbours that a score sums.
   *
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @return the given number, or m − q − 2
   */
  public int neighbourCount(int m, int q) {
    return new KrumScores(neighbours).count(m, q);
  }
}
