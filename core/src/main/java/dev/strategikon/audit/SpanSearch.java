package dev.strategikon.audit;

import dev.strategikon.audit.limit.ProvenLimit;
import dev.strategikon.geometry.Geometry;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.profile.Line;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.geometry.Caf;
import dev.strategikon.rule.geometry.Krum;
import dev.strategikon.rule.geometry.Mda;
import dev.strategikon.rule.geometry.Smea;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A search for the attack with the least ⟨r, A⟩ against a rule whose weights follow from geometry,
 * in m dimensions: random steps of the attackers' vectors in the span of V and r, from several
 * starts. All attackers send one vector, or one of them another. Against Krum it also asks for each
 * honest vector whether attackers can make it the output, by lowering its score below all others.
 *
 * <p>The budget is fixed, {@link #EVALUATIONS} evaluations of the rule at m ≤ 11, and fewer for
 * more vectors; against Krum it is about thrice as large. What it finds is a bound from above;
 * {@link ProvenLimit} is the other side.
 */
final class SpanSearch {
  /** Evaluations of the rule. */
  private static final int EVALUATIONS = 8_000;

  /** Evaluations times m². */
  private static final double WORK = 1e6;

  /** What a rule that looks at subsets or eigenvalues costs, in evaluations of others. */
  private static final int SUBSETS = 20;

  /** The best of all starts gets so many times more steps. */
  private static final int POLISH = 6;

  /** How many attacks are tried on the vectors themselves. */
  private static final int MOST_FOUND = 8;

  /** How often Krum's search begins anew. */
  private static final int AGAIN = 3;

  /** What a score above the lowest costs, in units of ‖r‖ and the spread of the honest vectors. */
  private static final double PRICE = 10;

  /** How many honest vectors the search starts from, those with the lowest inner products. */
  private static final int MOST_STARTS = 8;

  private final Line line;
  private final Aggregator rule;
  private final Gradients span;
  private final Geometry known;
  private final int h;
  private final int budget;
  private final double[] products;
  private final Draws draws = Draws.of(0, "span-search");
  private final List<double[][]> found = new ArrayList<>();

  private SpanSearch(Line line, Geometry known) {
    this.line = line;
    this.rule = line.rule();
    this.h = line.honest().count();
    this.span = line.honest().with(line.reference());
    this.known = known;
    int m = line.workers();
    double evaluations = Math.min(EVALUATIONS, WORK / m / m);
    boolean isSlow =
        rule.rule() instanceof Smea
            || rule.rule() instanceof Caf
            || (rule.rule() instanceof Mda && m > 12);
    this.budget = (int) Math.max(400, isSlow ? evaluations / SUBSETS : evaluations);
    this.products = new double[h];
    Arrays.setAll(products, i -> known.product(h, i));
  }

  /** Returns whether all that a rule sees is the geometry of the vectors that it receives. */
  static boolean isFor(Aggregator rule) {
    return rule.isGeometric() && rule.serverVectors().isEmpty() && rule.guard().isEmpty();
  }

  /**
   * Returns attacks, each as the vectors of the q attackers.
   *
   * @param line any line of attacks against a rule that the search {@link #isFor}
   * @param known the geometry of the honest vectors and r, the last
   */
  static List<float[][]> attacks(Line line, Geometry known) {
    return new SpanSearch(line, known).run();
  }

  private List<float[][]> run() {
    List<double[]> starts = starts();
    int groups = Math.min(2, line.byzantine());
    int steps = budget / (2 * starts.size() + 1 + groups * POLISH);
    double[][] best = null;
    for (double[] start : starts) {
      double[][] here = improved(new double[][] {start}, this::product, steps, Double.NaN);
      best = best == null || product(here) < product(best) ? here : best;
    }
    best = improved(best, this::product, POLISH * steps, Double.NaN);
    add(best, starts.get(0));
    if (groups == 2) {
      double[][] apart = null;
      List<double[]> others = new ArrayList<>(starts);
      others.add(best[0]);
      for (double[] other : others) {
        double[][] two = {best[0], other};
        double[][] here = improved(two, this::product, steps, Double.NaN);
        apart = apart == null || product(here) < product(apart) ? here : apart;
      }
      add(improved(apart, this::product, POLISH * steps, Double.NaN), starts.get(0));
    }
    if (rule.stages().isEmpty() && rule.rule() instanceof Krum krum) {
      for (int g = 1; g <= groups; g++) {
        for (int again = 0; again < AGAIN; again++) {
          beChosen(krum, starts.get(1 + again), g, budget / 5);
        }
        for (int i : lowest()) {
          makeOutput(krum, i, g, steps);
        }
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(this::product))
        .limit(MOST_FOUND)
        .map(this::vectors)
        .toList();
  }

  /**
   * Lowers ⟨r, u⟩ of the first attacker's vector while Krum chooses it. On the way its score may be
   * above the lowest, at a price: so the others' vector finds where it must be.
   */
  private void beChosen(Krum krum, double[] start, int groups, int steps) {
    double[][] all = new double[groups][];
    Arrays.fill(all, start);
    double price = PRICE * Math.sqrt(known.squaredNorm(h)) * spread(start);
    double[][] end =
        improved(
            all,
            u -> known.product(h, u[0]) + price * Math.max(0, margin(krum, u, h)),
            steps,
            Double.NaN);
    add(end, starts().get(0));
  }

  /** Lowers the score of an honest vector below all others, if it finds how. */
  private void makeOutput(Krum krum, int target, int groups, int steps) {
    double[][] start = new double[groups][];
    Arrays.setAll(start, g -> unit(target));
    double[][] end = improved(start, u -> margin(krum, u, target), steps, -1e-4);
    if (margin(krum, end, target) < 0) {
      found.add(end);
    }
  }

  /** Returns by which share a vector's score is above the lowest of those at other places. */
  private double margin(Krum krum, double[][] u, int target) {
    double[] scores = krum.scores(received(u), line.declared());
    double others = Double.POSITIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      boolean isTwin = target >= h && i >= h && u.length == 1;
      others = i == target || isTwin ? others : Math.min(others, scores[i]);
    }
    return (scores[target] - others) / (scores[target] + others + Double.MIN_NORMAL);
  }

  /** Returns the distance of the farthest honest vector from a point, and that of the origin. */
  private double spread(double[] point) {
    double[] squares = known.squaredDistancesTo(point);
    double farthest = Arrays.stream(squares, 0, h).max().orElse(0);
    return Math.sqrt(farthest) + Math.sqrt(known.squaredNorm(h));
  }

  /** The honest mean, the mean less multiples of r, and the honest vectors of low products. */
  private List<double[]> starts() {
    double[] mean = new double[h + 1];
    Arrays.fill(mean, 0, h, 1.0 / h);
    double norm = Math.sqrt(known.squaredNorm(h));
    double spread = Math.sqrt(known.squaredDistancesTo(mean)[lowest()[0]]);
    List<double[]> starts = new ArrayList<>(List.of(mean));
    for (double down : new double[] {0.3, 1, 3}) {
      double[] moved = mean.clone();
      moved[h] -= norm == 0 ? 0 : down * (spread + norm) / norm;
      starts.add(moved);
    }
    for (int i : lowest()) {
      starts.add(unit(i));
    }
    return starts;
  }

  private int[] lowest() {
    return IntStream.range(0, h)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> products[i]))
        .limit(MOST_STARTS)
        .mapToInt(i -> i)
        .toArray();
  }

  private double[] unit(int i) {
    double[] weights = new double[h + 1];
    weights[i] = 1;
    return weights;
  }

  /**
   * Adds an attack, and others a little nearer to a point, because rounding may change a choice.
   */
  private void add(double[][] best, double[] towards) {
    for (double inside : new double[] {0, 1e-6, 1e-4, 1e-2}) {
      double[][] moved = new double[best.length][h + 1];
      for (int g = 0; g < best.length; g++) {
        for (int i = 0; i <= h; i++) {
          moved[g][i] = best[g][i] + inside * (towards[i] - best[g][i]);
        }
      }
      found.add(moved);
    }
  }

  /** Takes random steps that lower a number; stops below a limit. */
  private double[][] improved(
      double[][] start, ToDoubleFunction<double[][]> number, int steps, double limit) {
    double[][] best = start;
    double lowest = number.applyAsDouble(start);
    double size = 0.3;
    for (int step = 0; step < steps && !(lowest < limit); step++) {
      double[][] next = Arrays.stream(best).map(double[]::clone).toArray(double[][]::new);
      // Both vectors move, or one of them.
      int only = next.length == 1 ? -1 : draws.nextInt(3) - 1;
      for (int g = 0; g < next.length; g++) {
        for (int i = 0; i <= h && (only < 0 || only == g); i++) {
          next[g][i] += size * draws.nextGaussian() / Math.sqrt(h + 1);
        }
      }
      double here = number.applyAsDouble(next);
      // A vector that is not chosen itself may go anywhere; that opens ways for the other.
      best = here < lowest || (here == lowest && only == 1) ? next : best;
      if (here < lowest) {
        lowest = here;
        size = Math.min(10, 1.6 * size);
      } else {
        // A landscape of steps has no slope to follow: small steps come round to large ones.
        size = size < 1e-6 ? 1 : 0.95 * size;
      }
    }
    return best;
  }

  /** The first attacker sends the first vector, all others the last one. */
  private Geometry received(double[][] u) {
    Geometry all = known.with(u[0]);
    if (u.length > 1) {
      all = all.with(Arrays.copyOf(u[1], h + 2));
    }
    int[] points = new int[line.workers()];
    int last = h + u.length;
    Arrays.setAll(points, i -> i < h ? i : i == h ? h + 1 : last);
    return all.select(points);
  }

  private double product(double[][] u) {
    double[] weights = rule.weights(received(u), line.declared(), line.round());
    double product = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        double[] sent = i < h ? null : u[i == h ? 0 : u.length - 1];
        product += weights[i] * (i < h ? products[i] : known.product(h, sent));
      }
    }
    return Double.isNaN(product) ? Double.POSITIVE_INFINITY : product;
  }

  private float[][] vectors(double[][] u) {
    float[][] vectors = new float[line.byzantine()][];
    float[] first = span.weightedSum(u[0], line.compute());
    float[] last = u.length == 1 ? first : span.weightedSum(u[1], line.compute());
    Arrays.fill(vectors, last);
    vectors[0] = first;
    return vectors;
  }
}
