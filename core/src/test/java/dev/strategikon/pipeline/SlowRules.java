package dev.strategikon.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Obvious, slow, double-precision reference of the aggregation rules, for tests only.
 *
 * <p>Notation: x has m rows of d values, q of the rows are byzantine, k = m - q. Every sort is
 * stable and every tie goes to the lowest index.
 */
public final class SlowRules {

  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "krum", Set.of("neighbours"),
          "multi-krum", Set.of("neighbours", "select"),
          "monna", Set.of("trusted"),
          "geometric-median", Set.of("nu", "iterations"),
          "centered-clipping", Set.of("radius", "iterations"),
          "clipping", Set.of("radius"));

  private SlowRules() {}

  /** Runs {@code pre | pre | rule} on the rows of x. */
  public static double[] aggregate(String spec, double[][] x, int q) {
    int bar = spec.lastIndexOf('|');
    double[][] mixed = mix(bar < 0 ? "" : spec.substring(0, bar), x, q);
    return rule(Step.parse(spec.substring(bar + 1)), mixed, q);
  }

  /** Runs {@code pre | pre} on the rows of x; a blank specification copies x. */
  static double[][] mix(String preSpec, double[][] x, int q) {
    check(x.length > 0 && q >= 0 && q < x.length, "m = " + x.length + ", q = " + q);
    double[][] y = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    if (preSpec.isBlank()) {
      return y;
    }
    for (String part : preSpec.split("\\|", -1)) {
      y = pre(Step.parse(part), y, q);
    }
    return y;
  }

  private static double[] rule(Step s, double[][] x, int q) {
    int m = x.length;
    return switch (s.name) {
      case "mean" -> mean(x);
      case "median" -> perCoordinate(x, SlowRules::median);
      case "trimmed-mean" -> perCoordinate(x, v -> trimmedMean(v, q));
      case "meamed" -> perCoordinate(x, v -> meanOfClosest(v, median(v), m - q));
      case "phocas" -> perCoordinate(x, v -> meanOfClosest(v, trimmedMean(v, q), m - q));
      case "sign-majority" -> perCoordinate(x, SlowRules::signMajority);
      case "krum" -> krum(x, s.integer("neighbours", m - q - 2));
      case "multi-krum" ->
          multiKrum(x, s.integer("neighbours", m - q - 2), s.integer("select", m - q));
      case "mda" -> mda(x, m - q);
      case "monna" -> meanOfNearest(x, x[s.integer("trusted", 0)], m - q);
      case "smea" -> smea(x, m - q);
      case "caf" -> caf(x, q);
      case "cge" -> cge(x, m - q);
      case "geometric-median" ->
          geometricMedian(x, s.number("nu", 0.1), s.integer("iterations", 3));
      case "centered-clipping" ->
          centeredClipping(x, s.number("radius", 100), s.integer("iterations", 1));
      case "bulyan" -> bulyan(x, q);
      default -> throw new IllegalArgumentException("no such rule: " + s.name);
    };
  }

  private static double[][] pre(Step s, double[][] x, int q) {
    return switch (s.name) {
      case "clipping" -> clipping(x, s.number("radius", 2));
      case "arc" -> arc(x, q);
      case "nnm" -> nnm(x, x.length - q);
      default -> throw new IllegalArgumentException("no such pre-aggregator: " + s.name);
    };
  }

  // ---------------------------------------------------------------- rules, one coordinate

  /** median: the middle value, or the mean of the two middle values. */
  private static double median(double[] v) {
    double[] s = sorted(v);
    int m = s.length;
    return m % 2 == 1 ? s[m / 2] : (s[m / 2 - 1] + s[m / 2]) / 2;
  }

  /** trimmed-mean: (1 / (m - 2q)) sum of the values but the q smallest and the q largest. */
  private static double trimmedMean(double[] v, int q) {
    check(v.length > 2 * q, "nothing is left after trimming");
    return average(Arrays.copyOfRange(sorted(v), q, v.length - q));
  }

  /** meamed, phocas: (1 / k) sum of the k values with the smallest |v_i - centre|. */
  private static double meanOfClosest(double[] v, double centre, int k) {
    double[] gaps = Arrays.stream(v).map(a -> Math.abs(a - centre)).toArray();
    return average(Arrays.stream(smallest(gaps, k)).mapToDouble(i -> v[i]).toArray());
  }

  /** sign-majority: sign(sum_i sign(v_i)), 0 when balanced. */
  private static double signMajority(double[] v) {
    double votes = 0;
    for (double a : v) {
      votes += Math.signum(a);
    }
    return Math.signum(votes);
  }

  // ---------------------------------------------------------------- rules, whole vectors

  /** mean: (1 / m) sum_i x_i. */
  private static double[] mean(double[][] x) {
    return perCoordinate(x, SlowRules::average);
  }

  /** krum: x_i with the smallest score. */
  private static double[] krum(double[][] x, int neighbours) {
    return x[smallest(krumScores(x, neighbours), 1)[0]].clone();
  }

  /** multi-krum: the mean of the {@code select} vectors with the smallest scores. */
  private static double[] multiKrum(double[][] x, int neighbours, int select) {
    return mean(rows(x, smallest(krumScores(x, neighbours), select)));
  }

  /** score_i = sum of |x_i - x_j|^2 over the {@code neighbours} nearest j other than i. */
  private static double[] krumScores(double[][] x, int neighbours) {
    int m = x.length;
    int count = Math.max(0, Math.min(m - 1, neighbours));
    double[] scores = new double[m];
    for (int i = 0; i < m; i++) {
      int self = i;
      double[] distances =
          IntStream.range(0, m)
              .filter(j -> j != self)
              .mapToDouble(j -> squaredDistance(x[self], x[j]))
              .sorted()
              .toArray();
      for (int n = 0; n < count; n++) {
        scores[i] += distances[n];
      }
    }
    return scores;
  }

  /** mda: mean of argmin over S, |S| = k, of max over i, j in S of |x_i - x_j|. */
  private static double[] mda(double[][] x, int k) {
    return mean(bestSubset(x, k, SlowRules::squaredDiameter));
  }

  /** smea: mean of argmin over S, |S| = k, of lambda_max((1 / k) sum_S (x_i - mu)(x_i - mu)^T). */
  private static double[] smea(double[][] x, int k) {
    return mean(bestSubset(x, k, SlowRules::largestVariance));
  }

  private static double squaredDiameter(double[][] s) {
    double widest = 0;
    for (double[] a : s) {
      for (double[] b : s) {
        widest = Math.max(widest, squaredDistance(a, b));
      }
    }
    return widest;
  }

  static double largestVariance(double[][] s) {
    double[] ones = new double[s.length];
    Arrays.fill(ones, 1);
    return topEigen(weightedGram(s, mean(s), ones)).value;
  }

  /** monna and nnm: the mean of the k vectors x_j with the smallest |x_j - centre|. */
  private static double[] meanOfNearest(double[][] x, double[] centre, int k) {
    double[] distances = Arrays.stream(x).mapToDouble(a -> squaredDistance(a, centre)).toArray();
    return mean(rows(x, smallest(distances, k)));
  }

  /** cge: the mean of the k vectors with the smallest |x_i|. */
  private static double[] cge(double[][] x, int k) {
    return mean(rows(x, smallest(norms(x), k)));
  }

  /** caf: c_i *= 1 - tau_i / tauMax while sum c > m - 2q; the mean of the least top variance. */
  private static double[] caf(double[][] x, int q) {
    int m = x.length;
    double[] c = new double[m];
    Arrays.fill(c, 1);
    double best = Double.POSITIVE_INFINITY;
    double[] answer = null;
    do {
      double[] mu = weightedMean(x, c);
      Eigen top = topEigen(weightedGram(x, mu, c));
      if (answer == null || top.value < best) {
        best = top.value;
        answer = mu;
      }
      double[] tau = squaredProjections(x, mu, direction(x, mu, c, top.vector));
      double tauMax = largestActive(tau, c);
      if (tauMax == 0) {
        break;
      }
      for (int i = 0; i < m; i++) {
        c[i] = c[i] == 0 || tau[i] == tauMax ? 0 : c[i] * (1 - tau[i] / tauMax);
      }
    } while (sum(c) > Math.max(0, m - 2 * q));
    return answer;
  }

  /** v = sum_i sqrt(c_i) u_i (x_i - mu), at unit length (0 when there is no spread at all). */
  private static double[] direction(double[][] x, double[] mu, double[] c, double[] u) {
    double[] v = new double[mu.length];
    for (int i = 0; i < x.length; i++) {
      addScaled(v, Math.sqrt(c[i]) * u[i], minus(x[i], mu));
    }
    double length = norm(v);
    return length == 0 ? v : scaled(v, 1 / length);
  }

  /** tau_i = <v, x_i - mu>^2. */
  private static double[] squaredProjections(double[][] x, double[] mu, double[] v) {
    return Arrays.stream(x).mapToDouble(a -> dot(v, minus(a, mu))).map(p -> p * p).toArray();
  }

  private static double largestActive(double[] tau, double[] c) {
    double largest = 0;
    for (int i = 0; i < tau.length; i++) {
      if (c[i] > 0) {
        largest = Math.max(largest, tau[i]);
      }
    }
    return largest;
  }

  /** geometric-median: z = sum w_i x_i / sum w_i with w_i = 1 / max(nu, |x_i - z|), from 0. */
  private static double[] geometricMedian(double[][] x, double nu, int iterations) {
    double[] z = new double[x[0].length];
    for (int t = 0; t < iterations; t++) {
      double[] now = z;
      double[] w =
          Arrays.stream(x).mapToDouble(a -> 1 / Math.max(nu, norm(minus(a, now)))).toArray();
      z = weightedMean(x, w);
    }
    return z;
  }

  /** centered-clipping: v += (1 / m) sum_i (x_i - v) min(1, radius / |x_i - v|), from 0. */
  private static double[] centeredClipping(double[][] x, double radius, int iterations) {
    double[] v = new double[x[0].length];
    for (int t = 0; t < iterations; t++) {
      double[] now = v.clone();
      for (double[] a : x) {
        addScaled(v, 1.0 / x.length, clip(minus(a, now), radius));
      }
    }
    return v;
  }

  /** bulyan: theta = m - 2q Krum picks, then the mean of the theta - 2q closest to the median. */
  private static double[] bulyan(double[][] x, int q) {
    int theta = x.length - 2 * q;
    check(theta > 2 * q, "bulyan needs m > 4q");
    List<Integer> left = new ArrayList<>(IntStream.range(0, x.length).boxed().toList());
    List<Integer> picked = new ArrayList<>();
    while (picked.size() < theta) {
      double[] scores = krumScores(rows(x, ints(left)), Math.max(0, left.size() - q - 2));
      picked.add(left.remove(smallest(scores, 1)[0]));
    }
    picked.sort(Comparator.naturalOrder());
    double[][] selected = rows(x, ints(picked));
    return perCoordinate(selected, v -> meanOfClosest(v, median(v), theta - 2 * q));
  }

  // ---------------------------------------------------------------- pre-aggregators

  /** clipping: y_i = x_i min(1, radius / |x_i|). */
  private static double[][] clipping(double[][] x, double radius) {
    return Arrays.stream(x).map(a -> clip(a, radius)).toArray(double[][]::new);
  }

  /** arc: clipping at the (kk + 1)-th largest norm, kk = floor(2 q (m - q) / m). */
  private static double[][] arc(double[][] x, int q) {
    int m = x.length;
    int kk = (int) Math.floor(2.0 * q * (m - q) / m);
    double[] ascending = sorted(norms(x));
    return clipping(x, ascending[m - 1 - kk]);
  }

  /** nnm: y_i = the mean of the k vectors nearest to x_i, itself included. */
  private static double[][] nnm(double[][] x, int k) {
    return Arrays.stream(x).map(a -> meanOfNearest(x, a, k)).toArray(double[][]::new);
  }

  // ---------------------------------------------------------------- subsets and choices

  /** The rows of the k-subset with the least cost, the first in lexicographic order in a tie. */
  private static double[][] bestSubset(double[][] x, int k, ToDoubleFunction<double[][]> cost) {
    double[][] best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int[] subset : subsets(x.length, k)) {
      double[][] candidate = rows(x, subset);
      double value = cost.applyAsDouble(candidate);
      if (best == null || value < least) {
        best = candidate;
        least = value;
      }
    }
    return best;
  }

  /** All the k-subsets of 0..m-1 in lexicographic order. */
  private static List<int[]> subsets(int m, int k) {
    List<int[]> all = new ArrayList<>();
    extend(new int[k], 0, 0, m, all);
    return all;
  }

  private static void extend(int[] chosen, int size, int next, int m, List<int[]> all) {
    if (size == chosen.length) {
      all.add(chosen.clone());
      return;
    }
    for (int i = next; i < m; i++) {
      chosen[size] = i;
      extend(chosen, size + 1, i + 1, m, all);
    }
  }

  /** The indices of the {@code count} smallest keys, the lowest index first in a tie. */
  private static int[] smallest(double[] keys, int count) {
    check(count >= 1 && count <= keys.length, "cannot take " + count + " of " + keys.length);
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> keys[i]).thenComparing(i -> i))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double[][] rows(double[][] x, int[] indices) {
    return Arrays.stream(indices).mapToObj(i -> x[i]).toArray(double[][]::new);
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  // ---------------------------------------------------------------- eigenvalues

  private record Eigen(double value, double[] vector) {}

  /** G_ij = sqrt(c_i c_j) <x_i - mu, x_j - mu> / sum c. */
  private static double[][] weightedGram(double[][] x, double[] mu, double[] c) {
    int m = x.length;
    double total = sum(c);
    double[][] g = new double[m][m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        g[i][j] = Math.sqrt(c[i] * c[j]) * dot(minus(x[i], mu), minus(x[j], mu)) / total;
      }
    }
    return g;
  }

  /** The largest eigenvalue of symmetric a, and its unit vector, by cyclic Jacobi; ruins a. */
  private static Eigen topEigen(double[][] a) {
    int n = a.length;
    double[][] u = new double[n][n];
    for (int i = 0; i < n; i++) {
      u[i][i] = 1;
    }
    for (int sweep = 0; sweep < 100 && !isDiagonal(a); sweep++) {
      for (int p = 0; p < n; p++) {
        for (int r = p + 1; r < n; r++) {
          rotate(a, u, p, r);
        }
      }
    }
    double[] negated = IntStream.range(0, n).mapToDouble(i -> -a[i][i]).toArray();
    int top = smallest(negated, 1)[0];
    return new Eigen(a[top][top], column(u, top));
  }

  private static boolean isDiagonal(double[][] a) {
    double off = 0;
    double all = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        all = Math.max(all, Math.abs(a[i][j]));
        off = i == j ? off : Math.max(off, Math.abs(a[i][j]));
      }
    }
    return off <= 1e-18 * all;
  }

  /** One Jacobi rotation, a = J^T a J and u = u J, that makes a[p][r] zero. */
  private static void rotate(double[][] a, double[][] u, int p, int r) {
    if (a[p][r] == 0) {
      return;
    }
    double angle = 0.5 * Math.atan2(2 * a[p][r], a[r][r] - a[p][p]);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    rotateColumns(a, p, r, cos, sin);
    rotateRows(a, p, r, cos, sin);
    rotateColumns(u, p, r, cos, sin);
    a[p][r] = 0;
    a[r][p] = 0;
  }

  private static void rotateColumns(double[][] a, int p, int r, double cos, double sin) {
    for (double[] row : a) {
      double left = row[p];
      double right = row[r];
      row[p] = cos * left - sin * right;
      row[r] = sin * left + cos * right;
    }
  }

  private static void rotateRows(double[][] a, int p, int r, double cos, double sin) {
    for (int j = 0; j < a.length; j++) {
      double upper = a[p][j];
      double lower = a[r][j];
      a[p][j] = cos * upper - sin * lower;
      a[r][j] = sin * upper + cos * lower;
    }
  }

  // ---------------------------------------------------------------- small vector helpers

  private static double[] perCoordinate(double[][] x, ToDoubleFunction<double[]> f) {
    return IntStream.range(0, x[0].length)
        .mapToDouble(j -> f.applyAsDouble(column(x, j)))
        .toArray();
  }

  private static double[] column(double[][] x, int j) {
    return Arrays.stream(x).mapToDouble(row -> row[j]).toArray();
  }

  /** sum_i w_i x_i / sum_i w_i. */
  private static double[] weightedMean(double[][] x, double[] w) {
    double[] total = new double[x[0].length];
    for (int i = 0; i < x.length; i++) {
      addScaled(total, w[i], x[i]);
    }
    double weight = sum(w);
    return Arrays.stream(total).map(t -> t / weight).toArray();
  }

  /** a min(1, radius / |a|). */
  private static double[] clip(double[] a, double radius) {
    double length = norm(a);
    return length > radius ? scaled(a, radius / length) : a.clone();
  }

  private static double[] norms(double[][] x) {
    return Arrays.stream(x).mapToDouble(SlowRules::norm).toArray();
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double squaredDistance(double[] a, double[] b) {
    double[] gap = minus(a, b);
    return dot(gap, gap);
  }

  private static double dot(double[] a, double[] b) {
    double total = 0;
    for (int j = 0; j < a.length; j++) {
      total += a[j] * b[j];
    }
    return total;
  }

  private static double[] minus(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(j -> a[j] - b[j]).toArray();
  }

  private static double[] scaled(double[] a, double factor) {
    return Arrays.stream(a).map(v -> v * factor).toArray();
  }

  private static void addScaled(double[] target, double factor, double[] a) {
    for (int j = 0; j < target.length; j++) {
      target[j] += factor * a[j];
    }
  }

  private static double sum(double[] v) {
    double total = 0;
    for (double a : v) {
      total += a;
    }
    return total;
  }

  private static double average(double[] v) {
    return sum(v) / v.length;
  }

  private static double[] sorted(double[] v) {
    double[] copy = v.clone();
    Arrays.sort(copy);
    return copy;
  }

  private static void check(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException(message);
    }
  }

  // ---------------------------------------------------------------- specifications

  /** One {@code name} or {@code name(key=value, key=value)}. */
  private record Step(String name, Map<String, String> values) {

    static Step parse(String text) {
      String step = text.strip();
      int open = step.indexOf('(');
      if (open < 0) {
        return new Step(step, Map.of());
      }
      check(step.endsWith(")"), "no closing bracket: " + step);
      String name = step.substring(0, open).strip();
      return new Step(name, parseValues(name, step.substring(open + 1, step.length() - 1)));
    }

    private static Map<String, String> parseValues(String name, String text) {
      Map<String, String> values = new LinkedHashMap<>();
      for (String pair : text.isBlank() ? new String[0] : text.split(",", -1)) {
        String[] sides = pair.split("=", -1);
        check(sides.length == 2, "not key=value: " + pair);
        String key = sides[0].strip();
        check(KEYS.getOrDefault(name, Set.of()).contains(key), name + " has no key " + key);
        check(values.put(key, sides[1].strip()) == null, "given twice: " + key);
      }
      return values;
    }

    double number(String key, double otherwise) {
      return values.containsKey(key) ? Double.parseDouble(values.get(key)) : otherwise;
    }

    int integer(String key, int otherwise) {
      return values.containsKey(key) ? Integer.parseInt(values.get(key)) : otherwise;
    }
  }
}
