package dev.strategikon.exact;

import dev.strategikon.spec.Arguments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Rules on one coordinate by their formulas; every tie goes to the lowest index. */
final class ExactRules {
  private ExactRules() {}

  static Ratio aggregate(Arguments rule, List<Ratio> x, int q) {
    int m = x.size();
    return switch (rule.spec().name()) {
      case "mean" -> Ratio.mean(x);
      case "median" -> median(x);
      case "trimmed-mean" -> trimmedMean(x, q);
      case "meamed" -> meanOfNearest(x, median(x), m - q);
      case "phocas" -> meanOfNearest(x, trimmedMean(x, q), m - q);
      case "sign-majority" -> Ratio.of(Integer.signum(x.stream().mapToInt(Ratio::sign).sum()));
      case "krum" ->
          x.get(smallest(scores(x, neighbours(rule, m, q), rule.integer("power")), 1).get(0));
      case "multi-krum" ->
          meanOf(
              x,
              smallest(
                  scores(x, neighbours(rule, m, q), 2),
                  rule.countOr("select", "m-q").orElse(m - q)));
      case "mda" -> bestSubset(x, m - q, ExactRules::diameter);
      case "smea" -> bestSubset(x, m - q, ExactRules::variance);
      case "monna" -> meanOfNearest(x, x.get(rule.integer("trusted")), m - q);
      case "cge" -> meanOf(x, smallest(x.stream().map(Ratio::abs).toList(), m - q));
      case "caf" -> caf(x, q);
      case "geometric-median" -> geometricMedian(rule, x);
      case "centered-clipping" -> centeredClipping(rule, x);
      case "bulyan" -> bulyan(x, q);
      case "medoid" -> x.get(medoid(x));
      case "faba" -> faba(x, q);
      case "huber" -> huber(rule, x);
      case "flame" -> flame(x);
      case "aksel" ->
          meanOfNearest(x, median(x), rule.countOr("select", "majority").orElse((m + 1) / 2));
      case "dnc" ->
          meanOfNearest(
              x, Ratio.mean(x), m - (int) Math.ceil(Double.parseDouble(rule.text("c")) * q));
      case "signguard" -> signguard(rule, x);
      case "gas" -> gas(rule, x, q);
      case "safeguard" -> rule.text("removal").equals("next") ? Ratio.mean(x) : safeguard(rule, x);
      case "lasa" -> lasa(rule, x);
      default -> throw new AssertionError(rule.spec() + " has no exact version");
    };
  }

  private static int neighbours(Arguments rule, int m, int q) {
    return rule.countOr("neighbours", "m-q-2").orElse(m - q - 2);
  }

  private static List<Ratio> sorted(List<Ratio> x) {
    List<Ratio> sorted = new ArrayList<>(x);
    Collections.sort(sorted);
    return sorted;
  }

  private static Ratio median(List<Ratio> x) {
    return trimmedMean(x, (x.size() - 1) / 2);
  }

  private static Ratio trimmedMean(List<Ratio> x, int q) {
    return Ratio.mean(sorted(x).subList(q, x.size() - q));
  }

  static Ratio meanOfNearest(List<Ratio> x, Ratio centre, int count) {
    return meanOf(x, smallest(x.stream().map(a -> a.minus(centre).abs()).toList(), count));
  }

  private static Ratio meanOf(List<Ratio> x, List<Integer> chosen) {
    return Ratio.mean(chosen.stream().map(x::get).toList());
  }

  private static List<Integer> smallest(List<Ratio> keys, int count) {
    return IntStream.range(0, keys.size())
        .boxed()
        .sorted(Comparator.<Integer, Ratio>comparing(keys::get).thenComparing(i -> i))
        .limit(count)
        .toList();
  }

  /** Sums the distances to a power, 2 or 4. */
  private static List<Ratio> scores(List<Ratio> x, int neighbours, int power) {
    List<Ratio> scores = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      List<Ratio> others = new ArrayList<>(x);
      Ratio self = others.remove(i);
      List<Ratio> squares = sorted(others.stream().map(a -> a.minus(self).squared()).toList());
      List<Ratio> nearest = squares.subList(0, Math.max(0, neighbours));
      scores.add(Ratio.sum(power == 4 ? nearest.stream().map(Ratio::squared).toList() : nearest));
    }
    return scores;
  }

  private static Ratio bestSubset(List<Ratio> x, int size, Function<List<Ratio>, Ratio> cost) {
    List<Ratio> best = null;
    for (List<Ratio> subset : subsets(x, size)) {
      if (best == null || cost.apply(subset).isBelow(cost.apply(best))) {
        best = subset;
      }
    }
    return Ratio.mean(best);
  }

  /** In lexicographic order of the indices. */
  private static List<List<Ratio>> subsets(List<Ratio> x, int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<Ratio>> all = new ArrayList<>();
    for (int i = 0; i + size <= x.size(); i++) {
      for (List<Ratio> rest : subsets(x.subList(i + 1, x.size()), size - 1)) {
        List<Ratio> subset = new ArrayList<>(List.of(x.get(i)));
        subset.addAll(rest);
        all.add(subset);
      }
    }
    return all;
  }

  private static Ratio diameter(List<Ratio> x) {
    return Collections.max(x).minus(Collections.min(x));
  }

  private static Ratio variance(List<Ratio> x) {
    Ratio mean = Ratio.mean(x);
    return Ratio.mean(x.stream().map(a -> a.minus(mean).squared()).toList());
  }

  private static Ratio weightedMean(List<Ratio> x, List<Ratio> w) {
    Ratio sum = Ratio.ZERO;
    for (int i = 0; i < x.size(); i++) {
      sum = sum.plus(w.get(i).times(x.get(i)));
    }
    return sum.over(Ratio.sum(w));
  }

  private static Ratio caf(List<Ratio> x, int q) {
    List<Ratio> c = Collections.nCopies(x.size(), Ratio.ONE);
    Ratio best = null;
    Ratio answer = null;
    while (answer == null || Ratio.of(x.size() - 2L * q).isBelow(Ratio.sum(c))) {
      Ratio mean = weightedMean(x, c);
      List<Ratio> tau = x.stream().map(a -> a.minus(mean).squared()).toList();
      Ratio variance = weightedMean(tau, c);
      if (answer == null || variance.isBelow(best)) {
        best = variance;
        answer = mean;
      }
      Ratio most = Ratio.ZERO;
      for (int i = 0; i < tau.size(); i++) {
        most = c.get(i).sign() > 0 && most.isBelow(tau.get(i)) ? tau.get(i) : most;
      }
      if (most.sign() == 0) {
        break;
      }
      List<Ratio> less = new ArrayList<>();
      for (int i = 0; i < tau.size(); i++) {
        Ratio share = Ratio.ONE.minus(tau.get(i).over(most));
        less.add(share.sign() < 0 ? Ratio.ZERO : c.get(i).times(share));
      }
      c = less;
    }
    return answer;
  }

  private static Ratio geometricMedian(Arguments rule, List<Ratio> x) {
    Ratio nu = Ratio.of(rule.text("nu"));
    Ratio z = Ratio.ZERO;
    for (int t = 0; t < rule.integer("iterations"); t++) {
      Ratio centre = z;
      z =
          weightedMean(
              x,
              x.stream()
                  .map(a -> a.minus(centre).abs())
                  .map(r -> Ratio.ONE.over(r.isBelow(nu) ? nu : r))
                  .toList());
    }
    return z;
  }

  private static Ratio centeredClipping(Arguments rule, List<Ratio> x) {
    Ratio radius = Ratio.of(rule.text("radius"));
    Ratio v = Ratio.ZERO;
    for (int t = 0; t < rule.integer("iterations"); t++) {
      Ratio centre = v;
      v =
          v.plus(
              Ratio.mean(
                  x.stream()
                      .map(a -> a.minus(centre))
                      .map(a -> radius.isBelow(a.abs()) ? radius.times(Ratio.of(a.sign())) : a)
                      .toList()));
    }
    return v;
  }

  private static Ratio bulyan(List<Ratio> x, int q) {
    int theta = x.size() - 2 * q;
    List<Integer> left = new ArrayList<>(IntStream.range(0, x.size()).boxed().toList());
    List<Integer> picked = new ArrayList<>();
    while (picked.size() < theta) {
      List<Ratio> scores = scores(left.stream().map(x::get).toList(), left.size() - q - 2, 2);
      picked.add(left.remove((int) smallest(scores, 1).get(0)));
    }
    Collections.sort(picked);
    List<Ratio> selected = picked.stream().map(x::get).toList();
    return meanOfNearest(selected, median(selected), theta - 2 * q);
  }

  private static int medoid(List<Ratio> x) {
    List<Ratio> scores =
        x.stream().map(a -> Ratio.sum(x.stream().map(b -> a.minus(b).abs()).toList())).toList();
    return smallest(scores, 1).get(0);
  }

  private static Ratio faba(List<Ratio> x, int q) {
    List<Ratio> left = x;
    for (int removed = 0; removed < q; removed++) {
      List<Ratio> before = left;
      Ratio mean = Ratio.mean(before);
      left =
          smallest(before.stream().map(a -> a.minus(mean).abs()).toList(), before.size() - 1)
              .stream()
              .sorted()
              .map(before::get)
              .toList();
    }
    return Ratio.mean(left);
  }

  /** Rounded to forty digits after each iteration: fractions would grow without end. */
  private static Ratio huber(Arguments rule, List<Ratio> x) {
    Ratio threshold = Ratio.of(rule.text("threshold"));
    Ratio z = x.get(medoid(x));
    for (int t = 0; t < rule.integer("iterations"); t++) {
      Ratio centre = z;
      z =
          weightedMean(
                  x,
                  x.stream()
                      .map(a -> a.minus(centre).abs())
                      .map(r -> threshold.isBelow(r) ? threshold.over(r) : Ratio.ONE)
                      .toList())
              .rounded(40);
    }
    return z;
  }

  /** Numbers of one sign have distance 0, of two signs 2; and 0 has distance 1 from all others. */
  private static Ratio flame(List<Ratio> x) {
    int m = x.size();
    List<Ratio> above = x.stream().filter(a -> a.sign() > 0).toList();
    List<Ratio> below = x.stream().filter(a -> a.sign() < 0).toList();
    List<Ratio> side = above.size() > below.size() ? above : below;
    List<Ratio> chosen = 2 * side.size() > m ? side : x;
    Ratio bound = median(x.stream().map(Ratio::abs).toList());
    return Ratio.mean(
        chosen.stream()
            .map(a -> bound.isBelow(a.abs()) ? bound.times(Ratio.of(a.sign())) : a)
            .toList());
  }

  /**
   * Proportions are one of three points, √2 apart. If one has half of the vectors, the window is
   * less than this wide and the largest of the three is the cluster; else all are in one window.
   */
  private static Ratio signguard(Arguments rule, List<Ratio> x) {
    Ratio median = median(x.stream().map(Ratio::abs).toList());
    Ratio least = Ratio.of(rule.text("low")).times(median);
    Ratio most = Ratio.of(rule.text("high")).times(median);
    List<Ratio> usual =
        x.stream().filter(a -> !a.abs().isBelow(least) && !most.isBelow(a.abs())).toList();
    List<Ratio> largest = List.of();
    for (Ratio first : x) {
      List<Ratio> group = x.stream().filter(a -> a.sign() == first.sign()).toList();
      largest = group.size() > largest.size() ? group : largest;
    }
    boolean isNarrow = largest.size() >= Math.max(1, x.size() / 2);
    int sign = largest.get(0).sign();
    List<Ratio> both = usual.stream().filter(a -> !isNarrow || a.sign() == sign).toList();
    return Ratio.mean(
        (both.isEmpty() ? usual : both)
            .stream()
                .map(a -> median.isBelow(a.abs()) ? median.times(Ratio.of(a.sign())) : a)
                .toList());
  }

  /** With one coordinate there is one group. */
  private static Ratio gas(Arguments rule, List<Ratio> x, int q) {
    int m = x.size();
    int keep = rule.text("inner").equals("krum") ? 1 : m - q;
    return meanOfNearest(x, meanOf(x, smallest(scores(x, m - q - 2, 2), keep)), m - q);
  }

  /** One coordinate is one layer, and the largest is kept. */
  private static Ratio lasa(Arguments rule, List<Ratio> x) {
    Ratio bound = sorted(x.stream().map(Ratio::abs).toList()).get((x.size() - 1) / 2);
    List<Ratio> y =
        x.stream().map(a -> bound.isBelow(a.abs()) ? bound.times(Ratio.of(a.sign())) : a).toList();
    List<Ratio> lengths = y.stream().map(Ratio::abs).toList();
    List<Ratio> signs = y.stream().map(a -> Ratio.of(a.sign())).toList();
    List<Integer> both =
        IntStream.range(0, x.size())
            .filter(i -> isNearMedian(lengths, i, Ratio.of(rule.text("lengths"))))
            .filter(i -> isNearMedian(signs, i, Ratio.of(rule.text("signs"))))
            .boxed()
            .toList();
    return both.isEmpty() ? Ratio.mean(y) : meanOf(y, both);
  }

  private static boolean isNearMedian(List<Ratio> figures, int i, Ratio radius) {
    Ratio mean = Ratio.mean(figures);
    Ratio variance = Ratio.mean(figures.stream().map(a -> a.minus(mean).squared()).toList());
    Ratio gap = figures.get(i).minus(median(figures)).squared();
    return gap.sign() == 0 || gap.isBelow(variance.times(radius.squared()));
  }

  /** In the first step both windows hold x/m. */
  private static Ratio safeguard(Arguments rule, List<Ratio> x) {
    int m = x.size();
    Ratio radius = null;
    Ratio median = null;
    for (Ratio centre : x) {
      Ratio own = sorted(x.stream().map(a -> a.minus(centre).abs()).toList()).get(m / 2);
      if (radius == null || own.isBelow(radius)) {
        radius = own;
        median = centre;
      }
    }
    Ratio most = radius.times(Ratio.of(2));
    for (String key : List.of("threshold1", "threshold0")) {
      if (!rule.text(key).equals("auto")) {
        Ratio given = Ratio.of(rule.text(key)).times(Ratio.of(2L * m));
        most = key.equals("threshold1") || given.isBelow(most) ? given : most;
      }
    }
    Ratio middle = median;
    Ratio limit = most;
    return Ratio.mean(x.stream().filter(a -> !limit.isBelow(a.minus(middle).abs())).toList());
  }
}
