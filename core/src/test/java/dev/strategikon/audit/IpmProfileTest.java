package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.pipeline.SlowRules;
import dev.strategikon.rule.Round;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The profile against the obvious slow version of every rule, in double, on a fine grid of ε. */
class IpmProfileTest {
  /** Rules, and the coordinates; those whose pieces end at jumps are looked at between them. */
  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (String rule :
        List.of(
            "mean",
            "median",
            "trimmed-mean",
            "meamed",
            "phocas",
            "sign-majority",
            "krum",
            "krum(neighbours=3)",
            "multi-krum",
            "mda",
            "monna",
            "cge",
            "caf",
            "smea",
            "geometric-median",
            "centered-clipping(radius=1)",
            "nnm | krum",
            "nnm | mean",
            "nnm | multi-krum",
            "arc | nnm | krum",
            "clipping(radius=1) | mean",
            "nnm | median",
            "bulyan")) {
      for (Samples.Kind kind : Samples.Kind.values()) {
        for (int[] hq : new int[][] {{7, 1}, {7, 3}, {8, 3}, {6, 5}}) {
          cases.add(Arguments.of(rule, kind, hq[0], hq[1]));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noEpsilonOfAGridContradictsIt(String rule, Samples.Kind kind, int h, int q) {
    Aggregator aggregator = Aggregator.parse(rule);
    if (!aggregator.isDefined(h + q, q)) {
      return;
    }
    boolean averages = !aggregator.isGeometric() && !aggregator.mixesColumns();
    Gradients honest = Samples.of(kind, h, averages ? 40 : 25, 7L * h + q);
    check(Question.of(honest, q, aggregator, Compute.SERIAL), rule, kind);
  }

  /**
   * A reference of all signs, and a rule that is told of more attackers than there are, or less.
   */
  @ParameterizedTest
  @MethodSource("others")
  void norForAnotherReferenceAndAnotherNumberTold(String rule, Samples.Kind kind, int q, int told) {
    Gradients honest = Samples.of(kind, 11 - q, 30, 11L * q + told);
    float[] reference = Samples.of(Samples.Kind.NARROW, 1, 30, 5).row(0);
    Aggregator aggregator = Aggregator.parse(rule).declaring(told);
    check(new Question(honest, q, aggregator, reference, Round.FIRST, Compute.SERIAL), rule, kind);
  }

  static Stream<Arguments> others() {
    List<Arguments> cases = new ArrayList<>();
    for (String rule :
        List.of("median", "trimmed-mean", "meamed", "phocas", "sign-majority", "krum", "bulyan")) {
      for (Samples.Kind kind : Samples.Kind.values()) {
        cases.add(Arguments.of(rule, kind, 3, 2));
        cases.add(Arguments.of(rule, kind, 1, 2));
      }
    }
    return cases.stream();
  }

  private static void check(Question question, String rule, Samples.Kind kind) {
    Gradients honest = question.honest();
    float[] reference = question.reference();
    int h = honest.count();
    int q = question.byzantine();
    // The slow versions that try all subsets are very slow.
    int perDecade = rule.matches("smea|mda|caf") ? 8 : 24;
    double[] grid = new double[8 * perDecade];
    Arrays.setAll(grid, k -> 1.00001e-4 * Math.pow(10, (double) k / perDecade));
    IpmProfile profile = IpmProfile.of(question, grid);
    float[] mean = honest.mean(Compute.SERIAL);
    double size = 0;
    for (int i = 0; i < h; i++) {
      size = Math.max(size, Math.sqrt(squares(honest.row(i))));
    }
    size *= Math.sqrt(squares(reference));
    int wrong = 0;
    StringBuilder report = new StringBuilder();
    for (int k = 0; k < grid.length; k++) {
      float[] u = new float[mean.length];
      for (int j = 0; j < u.length; j++) {
        u[j] = (float) (-grid[k] * mean[j]);
      }
      double[][] received = Samples.received(honest, u, q);
      double slow =
          Samples.product(reference, SlowRules.aggregate(rule, received, question.declared()));
      double product = profile.products()[k];
      double tolerance = 1e-5 * size + 1e-5 * Math.abs(slow);
      double epsilon = grid[k];
      boolean negative =
          profile.breaks().stream().anyMatch(b -> epsilon > b.lo() && epsilon < b.hi());
      if (Math.abs(product - slow) > tolerance
          || (Math.abs(slow) > tolerance && negative != slow < 0)
          || (profile.exact() && product < profile.worst().innerProduct() - tolerance)) {
        wrong++;
        report.append(
            "%n  at %s: slow %s, profile %s, negative %s"
                .formatted(epsilon, slow, product, negative));
      }
    }
    // Where two choices are equally good, rounding decides: with ties, or on a grid point.
    int allowed = kind == Samples.Kind.TIES ? 12 : 1;
    assertTrue(wrong <= allowed, wrong + " of a grid differ, " + profile.breaks() + report);
    assertEquals(profile.exact(), isExact(rule), "exact");
  }

  private static boolean isExact(String rule) {
    return !List.of(
            "caf",
            "smea",
            "geometric-median",
            "centered-clipping(radius=1)",
            "arc | nnm | krum",
            "clipping(radius=1) | mean",
            "nnm | median")
        .contains(rule);
  }

  private static double squares(float[] v) {
    double sum = 0;
    for (float x : v) {
      sum += (double) x * x;
    }
    return sum;
  }
}
