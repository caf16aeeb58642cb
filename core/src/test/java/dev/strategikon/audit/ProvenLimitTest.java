package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.audit.limit.ProvenLimit;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.SlowPipeline;
import dev.strategikon.slow.Specs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No attack gets below a proven limit: neither random ones, nor those of a search on the real rule,
 * which begins at each of several places and takes random steps downwards.
 */
class ProvenLimitTest {
  private static final int CASES = Integer.getInteger("strategikon.cases", 2);
  private static final int STARTS = 6;
  private static final int STEPS = 20;

  /** Rules without a limit, alone and behind stages. */
  private static final Pattern WITHOUT =
      Pattern.compile(
          "mean|dnc.*|gas.*|safeguard.*|zeno\\(rho=0.*|(.* \\| )?krum\\(power=4\\)"
              + "|nnm \\| (mean|zeno.*|aksel.*|dnc.*|gas.*)|(.* \\| )?nnm \\| (arc \\| )?fltrust");

  static Stream<String> specs() {
    List<String> specs = new ArrayList<>();
    List<String> rules = new ArrayList<>(Specs.rules());
    rules.addAll(
        List.of("centered-clipping(radius=1)", "huber(threshold=1)", "krum(neighbours=3)"));
    rules.addAll(List.of("zeno(gamma=1, rho=0.5)", "geometric-median(iterations=1)"));
    specs.addAll(rules);
    List<String> stages = new ArrayList<>(Specs.preAggregators());
    stages.addAll(List.of("clipping(radius=1)", "arc | nnm", "nnm | arc", "bucketing | nnm"));
    for (String stage : stages) {
      for (String rule : rules) {
        specs.add(stage + " | " + rule);
      }
    }
    for (String guard : Specs.guards()) {
      for (String rule : List.of("median", "krum", "bulyan", "nnm | krum", "arc | mean")) {
        specs.add(rule + " | " + guard);
      }
    }
    return specs.stream().distinct().filter(spec -> Aggregator.parse(spec).isDefined(14, 1));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void noAttackGetsBelow(String spec) {
    Draws draws = Draws.of(1, "proven limit of " + spec);
    Aggregator rule = Aggregator.parse(spec);
    int most = Math.min(14, SlowPipeline.parse(spec).mostVectors());
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (int k = 0; tried < CASES && k < 40 * CASES; k++) {
      int q = 1 + draws.nextInt(3);
      int h = 3 + draws.nextInt(most - q - 2);
      if (!rule.isDefined(h + q, q)) {
        continue;
      }
      tried++;
      Samples.Kind kind = List.of(Samples.Kind.values()).get(draws.nextInt(4));
      Question question = question(rule, Samples.of(kind, h, 1 + draws.nextInt(4), k), q, draws);
      double limit = ProvenLimit.of(IpmProfile.line(question), null).value();
      double reached = reached(question, draws);
      if (!(limit <= reached)) {
        wrong.add("%s h=%d q=%d case %d: %s below %s".formatted(kind, h, q, k, reached, limit));
      }
    }
    assertTrue(tried == CASES, spec + " was tried " + tried + " times");
    assertEquals(List.of(), wrong, spec);
  }

  /** The reference is the honest mean, or any other vector. */
  private static Question question(Aggregator rule, Gradients honest, int q, Draws draws) {
    int d = honest.dimension();
    float[] reference = honest.mean(Compute.SERIAL);
    if (draws.nextInt(3) == 0) {
      for (int j = 0; j < d; j++) {
        reference[j] = (float) draws.nextGaussian();
      }
    }
    Round round = Rounds.first(d);
    return new Question(honest, q, rule, reference, round, Compute.SERIAL);
  }

  private static double reached(Question question, Draws draws) {
    RandomAttacks attacks = new RandomAttacks(question.honest(), question.byzantine(), draws);
    double lowest = Double.POSITIVE_INFINITY;
    for (int start = 0; start < STARTS; start++) {
      float[][] best = start % 3 == 0 ? against(question, draws) : attacks.next();
      double reached = Trials.product(question, best);
      double size = 1;
      for (int step = 0; step < STEPS; step++) {
        float[][] next = new float[best.length][];
        boolean alike = draws.nextInt(2) == 0;
        for (int i = 0; i < next.length; i++) {
          next[i] = i > 0 && alike ? next[0] : moved(best[i], size, draws);
        }
        double product = Trials.product(question, next);
        boolean isLower = product < reached;
        best = isLower ? next : best;
        reached = Math.min(product, reached);
        size *= isLower ? 2 : 0.8;
      }
      lowest = Math.min(lowest, reached);
    }
    return lowest;
  }

  /** All at an honest vector less a multiple of the reference. */
  private static float[][] against(Question question, Draws draws) {
    float[] u = question.honest().row(draws.nextInt(question.honest().count())).clone();
    double t = Math.pow(10, 4 * draws.nextDouble() - 2);
    for (int j = 0; j < u.length; j++) {
      u[j] -= (float) (t * question.reference()[j]);
    }
    float[][] all = new float[question.byzantine()][];
    Arrays.fill(all, u);
    return all;
  }

  private static float[] moved(float[] u, double size, Draws draws) {
    float[] moved = u.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] += (float) (size * draws.nextGaussian());
    }
    return moved;
  }

  /** With 12 honest vectors or more and two attackers. How many buckets are clean is chance. */
  @ParameterizedTest
  @MethodSource("specs")
  void thereIsOneButForThese(String spec) {
    Aggregator rule = Aggregator.parse(spec);
    int h = spec.contains("bulyan") ? 15 : 12;
    if (spec.contains("bucketing")
        || !rule.isDefined(h + 2, 2)
        || h + 2 > SlowPipeline.parse(spec).mostVectors()) {
      return;
    }
    Gradients honest = Samples.of(Samples.Kind.NORMAL, h, 5, 3);
    Question question = Rounds.question(honest, 2, rule, Compute.SERIAL);
    ProvenLimit limit = ProvenLimit.of(IpmProfile.line(question), null);
    assertEquals(limit.value() == Double.NEGATIVE_INFINITY, !limit.obstacle().isEmpty());
    assertEquals(WITHOUT.matcher(spec).matches(), !limit.obstacle().isEmpty(), spec);
  }

  /** In units of the reference's square. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "clipping(radius=1) | mean; 1 2 3; 1; 0.25",
        "centered-clipping(radius=1); 1 2 3; 1; 0.25",
        // 2 and the others have distances of 2 in all: u is at most 2·2/(3 − 1) from 2.
        "medoid; 1 2 3; 1; 0",
        // 1, 2 and u = 0 have the scatter of 1, 2 and 3.
        "smea; 1 2 3; 1; 0.5",
        // The scatter is 10, so λ ≤ 2·10/(5 − 1), and 1, 2 and 3 are left: 2 − √(5/3).
        "caf; 1 2 3 4 5; 1; 0.2363",
      })
  void byHand(String spec, String values, int q, double expected) {
    String[] all = values.split(" ");
    float[] column = new float[all.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = Float.parseFloat(all[i]);
    }
    Question question =
        Question.of(Samples.column(column), q, Aggregator.parse(spec), Compute.SERIAL);
    double square = question.reference()[0] * question.reference()[0];
    assertEquals(expected, ProvenLimit.of(IpmProfile.line(question), null).value() / square, 1e-3);
  }

  @Test
  void theObstacleIsSaid() {
    Gradients honest = Samples.of(Samples.Kind.NORMAL, 9, 3, 1);
    Question question = Question.of(honest, 2, Aggregator.parse("dnc"), Compute.SERIAL);
    assertNotEquals("", WorstCase.of(question).bound().obstacle());
  }
}
