package dev.strategikon.rule.geometry;

import dev.strategikon.geometry.Breakpoints;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.geometry.MovingGeometry;
import dev.strategikon.rule.GeometryRule;
import dev.strategikon.rule.Rule;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.SmallestKeys;
import java.util.List;
import java.util.OptionalInt;

/**
 * Multi-Krum (Blanchard et al., NeurIPS 2017). Without attack it learns faster than {@link Krum}.
 *
 * @param neighbours the number of neighbours that a score sums; empty for m − q − 2
 * @param select the number of vectors that are averaged; empty for m − q
 */
public record MultiKrum(OptionalInt neighbours, OptionalInt select) implements GeometryRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "multi-krum",
          "The mean of the vectors with the smallest Krum scores.",
          "Blanchard et al., NeurIPS 2017",
          List.of(
              KrumScores.NEIGHBOURS,
              Parameter.optional("select", "m-q", "how many vectors are averaged")),
          new Guide(
              """
              A = Σ_{i ∈ S} x_i / |S|
              S: the vectors with the smallest Krum scores s_i
              """,
              "2q + 2 < m. With neighbours=… given, at least that many other vectors. It selects"
                  + " from 1 to m vectors.",
              "The geometry, m²·log m for the scores, and a pass over the selected vectors.",
              "Against IPM with a small ε: identical Byzantine vectors have small Krum scores, so all"
                  + " q of them are selected, and each displaces an honest vector."),
          arguments ->
              new MultiKrum(KrumScores.neighbours(arguments), arguments.countOr("select", "m-q")));

  /**
   * Checks the numbers of neighbours and of selected vectors.
   *
   * @param neighbours the number of neighbours that a score sums; empty for m − q − 2
   * @param select the number of vectors that are averaged; empty for m − q
   * @throws IllegalArgumentException if one of them is below 1
   */
  public MultiKrum {
    new KrumScores(neighbours);
    if (select.isPresent() && select.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "multi-krum must select at least 1 vector, not " + select.getAsInt());
    }
  }

  @Override
  public void check(int m, int q) {
    new KrumScores(neighbours).check("multi-krum", m, q);
    int selected = select.orElse(m - q);
    if (selected < 1 || selected > m) {
      throw new IllegalArgumentException(
          "multi-krum(select=%d) is out of range: it selects from 1 to m = %d vectors"
              .formatted(selected, m));
    }
  }

  @Override
  public double[] weights(Geometry geometry, int q) {
    double[] scores = new KrumScores(neighbours).of(geometry, q);
    return SmallestKeys.meanWeights(scores, select.orElse(scores.length - q));
  }

  /**
   * Returns how many vectors are averaged.
   *
   * @param m the number of vectors
   * @param q the declared number of Byzantine vectors
   * @return the given number, or m − q
   */
  public int selected(int m, int q) {
    return select.orElse(m - q);
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

  @Override
  public boolean addBreakpoints(MovingGeometry moving, int q, Breakpoints breakpoints) {
    int selected = select.orElse(moving.count() - q);
    new KrumScores(neighbours).addBreakpoints(moving, q, selected, breakpoints);
    return true;
  }
}
