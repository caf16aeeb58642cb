package dev.strategikon.split;

import dev.strategikon.dataset.Images;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Proportions of each class from the symmetric Dirichlet distribution over the workers. Empty parts
 * are filled, so that each has an image.
 *
 * @param alpha α, from 1e-6 to 1e6: a large α makes the parts alike
 */
public record Dirichlet(double alpha) implements Split {
  /** Its entry in the catalogue. */
  public static final Entry<Split> ENTRY =
      new Entry<>(
          "dirichlet",
          "Each class is dealt out to the workers in proportions from a Dirichlet distribution.",
          "Yurochkin et al., ICML 2019; tuned by α after Hsu, Qi and Brown, arXiv:1909.06335, 2019",
          List.of(
              Parameter.required(
                  "alpha", "0.1 gives a class to few workers, 100 to all alike; from 1e-6 to 1e6")),
          new Guide(
              """
              for each class c, with its n_c images in random order:
                p ~ Dirichlet(α, …, α) over the workers
                worker i takes images round(n_c·(p_1 + … + p_{i−1})) to round(n_c·(p_1 + … + p_i))
              a worker left without images takes one from whoever has most""",
              "As many images as workers.",
              "Once a run: the images, sorted by class.",
              "Where workers should have equally many images: sizes differ too, widely for a small α."),
          arguments -> new Dirichlet(arguments.number("alpha")));

  private static final double LEAST = 1e-6;
  private static final double MOST = 1e6;

  /**
   * Checks the range.
   *
   * @param alpha α, from 1e-6 to 1e6: a large α makes the parts alike
   */
  public Dirichlet {
    if (!(alpha >= LEAST && alpha <= MOST)) {
      // Beyond these bounds the parts are practically the same as at the bounds.
      throw new IllegalArgumentException("alpha must be from 1e-6 to 1e6, not " + alpha);
    }
  }

  @Override
  public int[][] parts(Images images, int parts, long seed) {
    Dealing.requireImages("dirichlet", images, parts, "workers");
    List<Deque<Integer>> dealt = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      dealt.add(new ArrayDeque<>());
    }
    int classes = 1 + IntStream.range(0, images.count()).map(images::label).max().orElse(-1);
    for (int label = 0; label < classes; label++) {
      int wanted = label;
      int[] members =
          IntStream.range(0, images.count()).filter(i -> images.label(i) == wanted).toArray();
      Draws draws = Draws.of(seed, "split", label);
      double[] shares = shares(parts, draws);
      draws.shuffle(members);
      int from = 0;
      double sum = 0;
      for (int part = 0; part < parts; part++) {
        sum += shares[part];
        int to = part == parts - 1 ? members.length : (int) Math.round(sum * members.length);
        for (; from < Math.min(to, members.length); from++) {
          dealt.get(part).add(members[from]);
        }
      }
    }
    fillEmpty(dealt);
    return dealt.stream()
        .map(part -> part.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** The first of the largest parts gives its last image to the first empty one, and so on. */
  private static void fillEmpty(List<Deque<Integer>> dealt) {
    for (Deque<Integer> part : dealt) {
      if (part.isEmpty()) {
        Deque<Integer> largest = dealt.get(0);
        for (Deque<Integer> other : dealt) {
          largest = other.size() > largest.size() ? other : largest;
        }
        part.add(largest.removeLast());
      }
    }
  }

  /** Draws proportions that sum to 1, as gamma variables over their sum. */
  double[] shares(int parts, Draws draws) {
    double[] logs = new double[parts];
    for (int part = 0; part < parts; part++) {
      logs[part] = logOfGamma(draws);
    }
    // A small α gives numbers that only their logarithms can hold.
    double largest = Arrays.stream(logs).max().orElseThrow();
    double[] shares = new double[parts];
    double sum = 0;
    for (int part = 0; part < parts; part++) {
      shares[part] = StrictMath.exp(logs[part] - largest);
      sum += shares[part];
    }
    for (int part = 0; part < parts; part++) {
      shares[part] /= sum;
    }
    return shares;
  }

  /**
   * Draws the logarithm of a number from Gamma(α, 1): by Marsaglia and Tsang (2000) for α + 1, and
   * Gamma(α) is Gamma(α + 1)·U^(1/α).
   */
  private double logOfGamma(Draws draws) {
    double d = alpha + 1 - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = draws.nextGaussian();
      double root = 1 + c * x;
      double u = 1 - draws.nextDouble(); // in (0, 1]
      if (root > 0) {
        double v = root * root * root;
        if (StrictMath.log(u) < x * x / 2 + d * (1 - v + StrictMath.log(v))) {
          double power = StrictMath.log(1 - draws.nextDouble()) / alpha;
          return StrictMath.log(d * v) + power;
        }
      }
    }
  }
}
