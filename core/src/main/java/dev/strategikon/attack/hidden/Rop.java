package dev.strategikon.attack.hidden;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.compute.Blocks;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * Relocated orthogonal perturbation (Özfatura, Özfatura, Küpçü and Gündüz, 2024). The authors' code
 * takes ALIE's z for the length.
 *
 * @param location π: 1 starts at the last aggregate, 0 at the honest mean; from 0 to 1
 * @param reference λ: the same for the direction that the angle is measured from
 * @param angle in degrees, finite
 * @param length z, finite
 */
public record Rop(double location, double reference, double angle, double length)
    implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "rop",
          "All send the last aggregate and a perturbation at an angle to it.",
          "Özfatura, Özfatura, Küpçü and Gündüz, 2024",
          List.of(
              Parameter.optional("location", "1", "where: 1 at the last aggregate, 0 at the mean"),
              Parameter.optional(
                  "reference", "0.9", "the same for what the angle is measured from"),
              Parameter.optional("angle", "90", "in degrees; 180 is against the reference"),
              Parameter.optional("z", "1", "the length of the perturbation")),
          new Guide(
              """
              u = π·A₋ + (1 − π)·v̄ + z·(sin(angle)·o + cos(angle)·r/‖r‖)
              r = λ·A₋ + (1 − λ)·v̄,    o = the part of (1, …, 1) orthogonal to r, at length 1; 0 if none
              A₋: the last aggregate, 0 in the first step; π the location, λ the reference
              """,
              "Any m and q; the honest mean and the last aggregate, which a run then keeps.",
              "Two passes over v̄.",
              "Against rules that do not start from the last aggregate: it is made for"
                  + " centered-clipping(start=last), whose centre it sits at. z is an absolute length,"
                  + " so it must fit the gradients'."),
          arguments ->
              new Rop(
                  arguments.number("location"),
                  arguments.number("reference"),
                  arguments.number("angle"),
                  arguments.number("z")));

  /** A part of (1, …, 1) whose square is below this share of all is rounding. */
  private static final double PARALLEL = 1e-9;

  /**
   * Checks the ranges.
   *
   * @param location π: 1 starts at the last aggregate, 0 at the honest mean; from 0 to 1
   * @param reference λ: the same for the direction that the angle is measured from
   * @param angle in degrees, finite
   * @param length z, finite
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public Rop {
    if (!(location >= 0 && location <= 1 && reference >= 0 && reference <= 1)) {
      throw new IllegalArgumentException(
          "rop needs a location and a reference from 0 to 1, not %s and %s"
              .formatted(location, reference));
    }
    if (!Double.isFinite(angle) || !Double.isFinite(length)) {
      throw new IllegalArgumentException(
          "rop needs a finite angle and z, not %s and %s".formatted(angle, length));
    }
  }

  @Override
  public boolean seesPrevious() {
    return true;
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    float[] mean = knowledge.mean();
    float[] last = knowledge.round().start(mean.length);
    double[] sums =
        Blocks.sum(
            mean.length,
            2,
            knowledge.compute(),
            (from, to, leaf) -> {
              leaf[0] = 0;
              leaf[1] = 0;
              for (int j = from; j < to; j++) {
                double r = mixed(reference, last[j], mean[j]);
                leaf[0] += r;
                leaf[1] += r * r;
              }
            });
    int d = knowledge.compute().shard().dimension(mean.length);
    double along = sums[1] == 0 ? 0 : sums[0] / sums[1];
    double square = d - along * sums[0];
    double orthogonal =
        square <= PARALLEL * d
            ? 0
            : StrictMath.sin(Math.toRadians(angle)) * length / Math.sqrt(square);
    double parallel =
        sums[1] == 0 ? 0 : StrictMath.cos(Math.toRadians(angle)) * length / Math.sqrt(sums[1]);
    float[] u = new float[mean.length];
    for (int j = 0; j < u.length; j++) {
      double r = mixed(reference, last[j], mean[j]);
      u[j] =
          (float) (mixed(location, last[j], mean[j]) + orthogonal * (1 - along * r) + parallel * r);
    }
    return Vectors.repeat(u, knowledge.byzantine());
  }

  private static double mixed(double share, double last, double mean) {
    return share * last + (1 - share) * mean;
  }
}
