package dev.strategikon.audit;

import dev.strategikon.geometry.Geometry;
import dev.strategikon.profile.MeanAroundLimit;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.bulyan.BulyanColumns;
import dev.strategikon.rule.coordinate.MeanAround;
import dev.strategikon.rule.geometry.Cge;
import dev.strategikon.rule.geometry.Krum;
import dev.strategikon.rule.geometry.Mda;
import dev.strategikon.rule.geometry.Monna;
import dev.strategikon.rule.geometry.MultiKrum;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A number that no attack gets below, for rules that choose: the other side of the strongest attack
 * that was found.
 *
 * <p>It rests on what the honest vectors alone guarantee. Let p_i = ⟨r, v_i⟩.
 *
 * <ul>
 *   <li><b>Krum.</b> A vector's score is at most that among the honest ones, s_i, so the winner's
 *       is at most S = min s_i. If the winner is the attackers' u, at least t = k − q + 1 of its k
 *       neighbours are honest, T. So t·‖u − c_T‖² + V_T ≤ S with V_T = Σ_T ‖v_j − c_T‖², and ⟨r, u⟩
 *       ≥ ⟨r, c_T⟩ − ‖r‖·√((S − V_T)/t). If it is honest, its k − q nearest honest ones alone must
 *       not exceed S. The limit is the least of all T and all such i.
 *   <li><b>Multi-Krum.</b> The same for each selected attacker, with the n-th smallest s_i for S if
 *       n vectors are selected.
 *   <li><b>MDA.</b> The chosen diameter is at most that of n honest vectors, Δ. So an attacker is
 *       at most Δ from each of the honest ones chosen.
 *   <li><b>MoNNA, CGE.</b> A chosen attacker is no farther from the trusted vector, or from the
 *       origin, than the n-th nearest honest one.
 *   <li><b>MeaMed, Phocas</b>: see {@link MeanAroundLimit}.
 * </ul>
 *
 * <p>The aggregate of n chosen vectors, a of them attackers', is at least the mean of a such limits
 * and the n − a lowest p_i. The least over a counts.
 */
final class ProvenLimit {
  private static final double NONE = Double.NEGATIVE_INFINITY;

  /** More sets than this are not tried one by one. */
  private static final int MOST_SETS = 20_000;

  /** The relative error of distances and products in float sums. */
  private static final double FLOATS = 1e-4;

  private final Question question;
  private final Geometry known;
  private final int h;
  private final int byzantine;
  private final double[] sorted;
  private final double length;

  private ProvenLimit(Question question, Geometry known) {
    this.question = question;
    this.h = question.honest().count();
    this.byzantine = question.byzantine();
    this.known = known;
    this.sorted = IntStream.range(0, h).mapToDouble(i -> known.product(h, i)).sorted().toArray();
    this.length = Math.sqrt(known.squaredNorm(h));
  }

  /**
   * Returns the limit; −∞ if none is known.
   *
   * @param known the geometry of the honest vectors and r, the last; null unless {@link
   *     SpanSearch#isFor} the rule
   */
  static double of(Question question, Geometry known) {
    Rule rule = question.rule().rule();
    if (!question.rule().stages().isEmpty() || question.rule().guard().isPresent()) {
      return NONE;
    }
    if (rule instanceof MeanAround around && !(rule instanceof BulyanColumns)) {
      return MeanAroundLimit.of(IpmProfile.line(question), around);
    }
    return known == null ? NONE : new ProvenLimit(question, known).of(rule);
  }

  private double of(Rule rule) {
    int m = question.workers();
    int q = question.declared();
    int n = m - q;
    double limit = NONE;
    if (rule instanceof Krum krum) {
      limit = krum(krum.neighbourCount(m, q));
    } else if (rule instanceof MultiKrum multi) {
      int selected = multi.selected(m, q);
      limit = mean(selected, nearNeighbours(multi.neighbourCount(m, q), selected));
    } else if (n <= h && rule instanceof Mda) {
      limit = diameter(n);
    } else if (n <= h && rule instanceof Monna monna && monna.trusted() < h) {
      int trusted = monna.trusted();
      double radius = Math.sqrt(nth(distances(trusted), n));
      limit = mean(n, known.product(h, trusted) - length * radius);
    } else if (n <= h && rule instanceof Cge) {
      double[] norms = IntStream.range(0, h).mapToDouble(known::squaredNorm).toArray();
      limit = mean(n, -length * Math.sqrt(nth(norms, n)));
    }
    double size =
        length * Math.sqrt(IntStream.range(0, h).mapToDouble(known::squaredNorm).max().orElse(0));
    return limit - FLOATS * (Math.abs(limit) + size);
  }

  private double krum(int neighbours) {
    double attackers = nearNeighbours(neighbours, 1);
    if (attackers == NONE) {
      return NONE;
    }
    double most = scores(neighbours)[0];
    double limit = attackers;
    for (int i = 0; i < h; i++) {
      double least = sumOfSmallest(others(i), Math.max(0, neighbours - byzantine));
      if (least <= most * (1 + FLOATS)) {
        limit = Math.min(limit, known.product(h, i));
      }
    }
    return limit;
  }

  /**
   * Returns the least ⟨r, u⟩ of an attacker's vector whose Krum score is among the lowest.
   *
   * @param rank how many are selected
   */
  private double nearNeighbours(int neighbours, int rank) {
    int t = neighbours - byzantine + 1;
    if (t < 1 || neighbours > h - 1 || rank > h) {
      return NONE;
    }
    double most = scores(neighbours)[rank - 1] * (1 + FLOATS);
    double limit = Double.POSITIVE_INFINITY;
    if (sets(t) <= MOST_SETS) {
      for (int[] set : NeighbourSets.all(h, t)) {
        double sum = 0;
        double product = 0;
        for (int i : set) {
          product += known.product(h, i) / t;
          for (int j : set) {
            sum += known.squaredDistance(i, j);
          }
        }
        limit = Math.min(limit, below(product, most, sum / (2 * t) * (1 - FLOATS), t));
      }
      return limit;
    }
    double[] near = new double[h];
    Arrays.setAll(near, i -> sumOfSmallest(others(i), t - 1));
    double spread = sumOfSmallest(near, t) / (2 * t) * (1 - FLOATS);
    return below(sumOfSmallest(sorted, t) / t, most, spread, t);
  }

  /** Returns ⟨r, c⟩ − ‖r‖·√((S − V)/t); nothing is possible if V is above S. */
  private double below(double product, double most, double spread, int t) {
    return spread > most
        ? Double.POSITIVE_INFINITY
        : product - length * Math.sqrt((most - spread) / t);
  }

  private double diameter(int n) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < h; i++) {
      int[] nearest = nearest(i, n);
      double widest = 0;
      for (int a : nearest) {
        for (int b : nearest) {
          widest = Math.max(widest, known.squaredDistance(a, b));
        }
      }
      least = Math.min(least, widest);
    }
    double limit = Double.POSITIVE_INFINITY;
    for (int a = 0; a <= Math.min(byzantine, n); a++) {
      double honest = sumOfSmallest(sorted, n - a);
      double attacker = a == n ? NONE : honest / (n - a) - length * Math.sqrt(least);
      limit = Math.min(limit, (honest + (a == 0 ? 0 : a * attacker)) / n);
    }
    return limit;
  }

  /** Returns the least mean of n vectors of which up to q have a product of at least a limit. */
  private double mean(int n, double attacker) {
    double limit = Double.POSITIVE_INFINITY;
    for (int a = Math.max(0, n - h); a <= Math.min(byzantine, n); a++) {
      limit = Math.min(limit, (sumOfSmallest(sorted, n - a) + (a == 0 ? 0 : a * attacker)) / n);
    }
    return limit;
  }

  /** Returns the scores among the honest vectors, ascending. */
  private double[] scores(int neighbours) {
    return IntStream.range(0, h)
        .mapToDouble(i -> sumOfSmallest(others(i), neighbours))
        .sorted()
        .toArray();
  }

  private double sets(int size) {
    double sets = 1;
    for (int k = 1; k <= size; k++) {
      sets = sets * (h - size + k) / k;
    }
    return sets;
  }

  private double[] distances(int i) {
    return Arrays.copyOf(known.squaredDistancesFrom(i), h);
  }

  private double[] others(int i) {
    double[] all = distances(i);
    all[i] = Double.POSITIVE_INFINITY;
    return all;
  }

  private int[] nearest(int i, int count) {
    double[] all = distances(i);
    return IntStream.range(0, h)
        .boxed()
        .sorted((a, b) -> Double.compare(all[a], all[b]))
        .limit(count)
        .mapToInt(j -> j)
        .toArray();
  }

  private static double nth(double[] values, int n) {
    return Arrays.stream(values).sorted().toArray()[n - 1];
  }

  private static double sumOfSmallest(double[] values, int count) {
    return Arrays.stream(values).sorted().limit(count).sum();
  }
}
