package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.exact.ExactPipeline;
import dev.strategikon.exact.Ratio;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Doubles;
import dev.strategikon.slow.SlowPipeline;
import dev.strategikon.slow.Specs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The infimum of exact profiles on whole numbers in one coordinate, against rational arithmetic: no
 * ε goes below it, and it is approached where the profile says.
 */
class ExactWorstTest {
  private static final int CASES = Integer.getInteger("strategikon.cases", 3);

  /** Nearer to a place than any other place at which something changes. */
  private static final Ratio NEAR = Ratio.of("1e-7");

  static Stream<String> specs() {
    List<String> all = new ArrayList<>(Specs.rules());
    all.addAll(List.of("nnm | krum", "nnm | cge", "bucketing(size=2) | multi-krum", "nnm | mean"));
    // The gradient of a server's sample is no whole number.
    return all.stream().filter(spec -> !Aggregator.parse(spec).needsSample());
  }

  /** Honest values, q, the infimum and the ε that it is at or that is approached. */
  @ParameterizedTest
  @CsvSource({
    "meamed, 0 -3 2 0, 1, -0.3125, 12",
    "mean, 1 2 3, 1, -Infinity, Infinity",
    "median, 1 2 -3 4, 2, -1, Infinity"
  })
  void examples(String spec, String values, int q, double infimum, double epsilon) {
    IpmProfile.Worst worst =
        worst(spec, Arrays.stream(values.split(" ")).mapToInt(Integer::parseInt).toArray(), q);
    assertEquals(infimum, worst.innerProduct(), 1e-9);
    assertEquals(epsilon, worst.epsilon(), 1e-9);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void noEpsilonGoesBelow(String spec) {
    Draws draws = Draws.of(1, "worst of " + spec);
    int tried = 0;
    List<String> wrong = new ArrayList<>();
    for (int k = 0; tried < CASES && k < 1000 + 20 * CASES; k++) {
      int[] values = new int[3 + draws.nextInt(6)];
      int q = 1 + draws.nextInt(2);
      Arrays.setAll(values, i -> draws.nextInt(9) - 4);
      if (!Aggregator.parse(spec).isDefined(values.length + q, q)
          || Arrays.stream(values).sum() == 0) {
        continue;
      }
      Question question = question(spec, values, q);
      IpmProfile profile = IpmProfile.of(question, new double[0]);
      if (!profile.exact()) {
        return;
      }
      tried++;
      List<Ratio> honest = ExactPipeline.column(values);
      double least = least(spec, honest, q);
      double worst = profile.worst().innerProduct();
      if (worst < least - 1e-5 && worst > Double.NEGATIVE_INFINITY) {
        // Distances are quadratic in ε, so the place may be a root that is no fraction.
        Ratio place = Ratio.of(Double.toString(profile.worst().epsilon()));
        for (String near : List.of("0.9999999", "1.0000001")) {
          Ratio epsilon = place.times(Ratio.of(near));
          least = Math.min(least, product(spec, honest, epsilon, q));
        }
      }
      if (worst == Double.NEGATIVE_INFINITY ? least > -100 : Math.abs(worst - least) > 1e-5) {
        wrong.add(
            "%s q=%d: %s, at best %s"
                .formatted(Arrays.toString(values), q, profile.worst(), least));
      }
    }
    assertTrue(tried == CASES, spec + " was tried " + tried + " times");
    assertEquals(List.of(), wrong, spec);
  }

  /** Normal numbers in up to three coordinates, against the slow version in double. */
  @ParameterizedTest
  @MethodSource("specs")
  void norDoesOneOfNormalNumbers(String spec) {
    Draws draws = Draws.of(1, "normal worst of " + spec);
    SlowPipeline slow = SlowPipeline.parse(spec);
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (int k = 0; tried < CASES && k < 20 * CASES; k++) {
      int h = 3 + draws.nextInt(6);
      int q = 1 + draws.nextInt(2);
      if (!Aggregator.parse(spec).isDefined(h + q, q)) {
        continue;
      }
      Gradients honest = Samples.of(Samples.Kind.NORMAL, h, 1 + draws.nextInt(3), k);
      Question question = Question.of(honest, q, Aggregator.parse(spec), Compute.SERIAL);
      IpmProfile profile = IpmProfile.of(question, new double[0]);
      if (!profile.exact()) {
        return;
      }
      tried++;
      IpmProfile.Worst worst = profile.worst();
      double least = Double.POSITIVE_INFINITY;
      for (double epsilon : places(worst.epsilon())) {
        float[] u = IpmProfile.line(question).vector(epsilon);
        double[] aggregate = slow.aggregate(Samples.received(honest, u, q), q);
        least = Math.min(least, Samples.product(question.reference(), aggregate));
      }
      double size = Samples.product(question.reference(), Doubles.of(question.reference()));
      boolean isEndless = worst.innerProduct() == Double.NEGATIVE_INFINITY;
      double slack = 1e-4 * (size + Math.abs(least));
      if (isEndless ? least > -100 * size : Math.abs(worst.innerProduct() - least) > slack) {
        wrong.add("case %d, h=%d, q=%d: %s, at best %s".formatted(k, h, q, worst, least));
      }
    }
    assertTrue(tried == CASES, spec + " was tried " + tried + " times");
    assertEquals(List.of(), wrong, spec);
  }

  /** A grid, and the two sides of a place. */
  private static double[] places(double place) {
    double end = Math.max(1e-6, Math.min(place, 1e6));
    return DoubleStream.concat(
            DoubleStream.of(end * (1 - 1e-5), end * (1 + 1e-5)),
            IntStream.range(0, 120).mapToDouble(i -> 1.001e-3 * Math.pow(10, i / 13.0)))
        .toArray();
  }

  /**
   * Returns the least ⟨v̄, A⟩ just before and after all ε at which u is a fraction. At such an ε
   * itself, vectors may be twins, and a tie may give a value that no neighbour has.
   */
  private static double least(String spec, List<Ratio> honest, int q) {
    Ratio length = Ratio.mean(honest).abs();
    TreeSet<Ratio> places = new TreeSet<>();
    for (int below = 1; below <= 10; below++) {
      for (int above = 0; above <= 16 * below; above++) {
        places.add(Ratio.of(above, below));
      }
    }
    places.addAll(List.of(Ratio.of(1000), Ratio.of(1_000_000)));
    double least = Double.POSITIVE_INFINITY;
    for (Ratio place : places) {
      for (Ratio near : List.of(NEAR.negated(), NEAR)) {
        Ratio size = place.plus(near);
        if (size.sign() > 0) {
          least = Math.min(least, product(spec, honest, size.over(length), q));
        }
      }
    }
    return least;
  }

  /** Returns ⟨v̄, A⟩ at one ε. */
  private static double product(String spec, List<Ratio> honest, Ratio epsilon, int q) {
    Ratio mean = Ratio.mean(honest);
    List<Ratio> received = new ArrayList<>(honest);
    received.addAll(Collections.nCopies(q, mean.times(epsilon.negated())));
    return mean.times(ExactPipeline.parse(spec).aggregate(received, q)).doubleValue();
  }

  private static IpmProfile.Worst worst(String spec, int[] values, int q) {
    return IpmProfile.of(question(spec, values, q), new double[0]).worst();
  }

  private static Question question(String spec, int[] values, int q) {
    float[] column = new float[values.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = values[i];
    }
    Gradients honest = Samples.column(column);
    return Question.of(honest, q, Aggregator.parse(spec), Compute.SERIAL);
  }
}
