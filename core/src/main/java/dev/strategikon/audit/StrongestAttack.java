package dev.strategikon.audit;

import dev.strategikon.audit.limit.ProvenLimit;
import dev.strategikon.compute.Blocks;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.profile.Line;
import dev.strategikon.profile.LineSearch;
import dev.strategikon.profile.MeanAroundLimit;
import dev.strategikon.profile.Objective;
import dev.strategikon.rule.coordinate.MeanAround;
import dev.strategikon.rule.geometry.Krum;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Looks for the least ⟨r, A⟩ by many attacks against one rule. Each is tried on the real
 * aggregator, so the reported vectors give the reported inner product.
 *
 * <p>The attacks are: inner product manipulation at its worst ε; the best vectors on the lines from
 * v̄ against the reference and against the honest standard deviation; the ends of the honest values
 * (Remark 3) and points far beyond; copies of the honest vectors with the lowest inner products;
 * zero; against Krum the vectors that {@link KrumSearch} finds; against MeaMed and Phocas the
 * strongest single vector; against geometry rules what {@link SpanSearch} finds; and against rules
 * that see a server's sample the line from v̄ against the part of the reference that the sample
 * does not see.
 */
final class StrongestAttack {
  /** The smallest and the largest place on a line. */
  static final double LEAST = 1e-4;

  static final double MOST = 1e4;

  /** The number of honest vectors of which copies are tried. */
  private static final int COPIES = 3;

  private final Question question;
  private final Line ipm;
  private final IpmProfile.Worst worst;
  private final Trials trials;

  /** Prepares to try attacks, from the line of inner product manipulation and its worst ε. */
  StrongestAttack(Question question, Line ipm, IpmProfile.Worst worst, Trials trials) {
    this.question = question;
    this.ipm = ipm;
    this.worst = worst;
    this.trials = trials;
  }

  /** Tries all attacks; returns what is proved of their inner products. */
  ProvenLimit run() {
    double epsilon = Math.min(1e6, worst.epsilon());
    for (double factor : new double[] {1, 1 - 1e-5, 1 + 1e-5, 1 - 1e-3, 1 + 1e-3}) {
      if (epsilon > 0) {
        tryVector(ipm.vector(epsilon * factor), "inner product manipulation at its worst epsilon");
      }
    }
    float[] mean = ipm.direction();
    if (ipm.reference() != mean) {
      tryLine(null, question.reference(), "a multiple of the reference's opposite");
    }
    tryLine(mean, question.reference(), "the honest mean less a multiple of the reference");
    tryLine(mean, deviation(mean), "the honest mean less deviations by the reference's sign");
    if (question.rule().needsSample()) {
      tryUnseen(mean);
    }
    for (double beyond : new double[] {0, 0.1, 1, 100}) {
      tryVector(end(beyond), "ends of the honest values, by the reference's sign");
    }
    tryVector(new float[mean.length], "zero");
    copies();
    if (question.rule().stages().isEmpty() && question.rule().rule() instanceof Krum krum) {
      int neighbours = krum.neighbourCount(question.workers(), question.declared());
      for (float[] u : KrumSearch.candidates(ipm, neighbours)) {
        tryVector(u, "the vector that Krum still chooses and that points away farthest");
      }
    }
    if (question.rule().stages().isEmpty() && question.rule().rule() instanceof MeanAround) {
      tryVector(
          MeanAroundLimit.strongest(ipm), "in each coordinate the value that is kept farthest");
    }
    Geometry known = null;
    if (SpanSearch.isFor(question.rule())) {
      known = Geometry.of(question.honest().with(question.reference()), question.compute());
      for (float[][] attack : SpanSearch.attacks(ipm, known)) {
        trials.add(attack, "vectors found by a search");
      }
    }
    return ProvenLimit.of(ipm, known);
  }

  private void tryVector(float[] u, String attack) {
    trials.add(Vectors.repeat(u, question.byzantine()), attack);
  }

  /** Tries the vector with the least inner product on a line base − t·direction. */
  private void tryLine(float[] base, float[] direction, String attack) {
    Line line = question.line(question.rule(), question.reference(), base, direction);
    tryVector(LineSearch.of(line, Objective.INNER_PRODUCT, LEAST, MOST).vector(), attack);
  }

  /**
   * Tries the line from v̄ against the part of the reference that the server's sample does not see.
   * A search on a sample of the coordinates sees it a little, so places far out are tried too.
   */
  private void tryUnseen(float[] mean) {
    String attack =
        "the honest mean less what of the reference is orthogonal to the server's gradient";
    for (float[] unseen : UnseenPart.of(question)) {
      tryLine(mean, unseen, attack);
      for (double t = 1; t <= MOST; t *= 10) {
        tryVector(Vectors.moved(mean, -t, unseen), attack);
      }
    }
  }

  /** Tries copies of the honest vectors with the lowest inner products. */
  private void copies() {
    int h = question.honest().count();
    double[] products = new double[h];
    for (int i = 0; i < h; i++) {
      products[i] =
          Alignment.of(question.reference(), question.honest().row(i), question.compute())
              .innerProduct();
    }
    Integer[] order = new Integer[h];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> products[i]));
    for (int k = 0; k < Math.min(COPIES, h); k++) {
      tryVector(question.honest().row(order[k]).clone(), "copies of an honest vector");
    }
  }

  /**
   * Returns the end of the honest values on the side opposite to the reference's sign.
   *
   * @param beyond the distance beyond this end, in units of the range of the honest values
   */
  private float[] end(double beyond) {
    float[] end = new float[question.reference().length];
    float[][] rows = question.honest().rows();
    question
        .compute()
        .forEach(
            Blocks.count(end.length),
            block -> {
              for (int j = Blocks.from(block); j < Blocks.to(block, end.length); j++) {
                double low = rows[0][j];
                double high = low;
                for (float[] row : rows) {
                  low = Math.min(low, row[j]);
                  high = Math.max(high, row[j]);
                }
                double range = beyond * (high - low);
                float r = question.reference()[j];
                end[j] = (float) (r > 0 ? low - range : r < 0 ? high + range : 0);
              }
            });
    return end;
  }

  /** Returns the honest standard deviation with the reference's sign. */
  private float[] deviation(float[] mean) {
    float[] deviation = question.honest().deviation(mean, question.compute());
    for (int j = 0; j < deviation.length; j++) {
      deviation[j] *= Math.signum(question.reference()[j]);
    }
    return deviation;
  }
}
