package dev.strategikon.slow;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Vectors in double, and arithmetic on them by plain loops. */
public final class Doubles {
  private Doubles() {}

  /** Returns a copy in double. */
  public static double[] of(float[] v) {
    return IntStream.range(0, v.length).mapToDouble(j -> v[j]).toArray();
  }

  /** Returns a copy in double. */
  public static double[][] of(float[][] rows) {
    return Arrays.stream(rows).map(Doubles::of).toArray(double[][]::new);
  }

  /** Returns a copy, rounded to floats. */
  public static float[] floats(double[] v) {
    float[] rounded = new float[v.length];
    for (int j = 0; j < v.length; j++) {
      rounded[j] = (float) v[j];
    }
    return rounded;
  }

  static double[] column(double[][] x, int j) {
    return Arrays.stream(x).mapToDouble(row -> row[j]).toArray();
  }

  static double[][] rows(double[][] x, int[] indices) {
    return Arrays.stream(indices).mapToObj(i -> x[i]).toArray(double[][]::new);
  }

  static double sum(double[] v) {
    double total = 0;
    for (double a : v) {
      total += a;
    }
    return total;
  }

  static double average(double[] v) {
    return sum(v) / v.length;
  }

  static double dot(double[] a, double[] b) {
    double total = 0;
    for (int j = 0; j < a.length; j++) {
      total += a[j] * b[j];
    }
    return total;
  }

  public static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  static double[] norms(double[][] x) {
    return Arrays.stream(x).mapToDouble(Doubles::norm).toArray();
  }

  static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int j = 0; j < a.length; j++) {
      difference[j] = a[j] - b[j];
    }
    return difference;
  }

  static double[] scaled(double[] a, double factor) {
    return Arrays.stream(a).map(v -> v * factor).toArray();
  }

  /** target += factor·a. */
  static void addScaled(double[] target, double factor, double[] a) {
    for (int j = 0; j < target.length; j++) {
      target[j] += factor * a[j];
    }
  }

  static double squaredDistance(double[] a, double[] b) {
    double total = 0;
    for (int j = 0; j < a.length; j++) {
      total += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return total;
  }

  /** Returns the squared distances of all pairs. */
  public static double[][] squaredDistances(double[][] x) {
    double[][] distances = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        distances[i][j] = squaredDistance(x[i], x[j]);
      }
    }
    return distances;
  }

  /** (1/m)·Σ x_i. */
  static double[] mean(double[][] x) {
    double[] ones = new double[x.length];
    Arrays.fill(ones, 1);
    return weightedMean(x, ones);
  }

  /** Σ w_i·x_i / Σ w_i. */
  static double[] weightedMean(double[][] x, double[] w) {
    double[] total = new double[x[0].length];
    for (int i = 0; i < x.length; i++) {
      addScaled(total, w[i], x[i]);
    }
    double weight = sum(w);
    return Arrays.stream(total).map(t -> t / weight).toArray();
  }

  /** a·min(1, radius / ‖a‖). */
  static double[] clipped(double[] a, double radius) {
    return clipped(a, radius, norm(a));
  }

  /** a·min(1, radius / length). */
  static double[] clipped(double[] a, double radius, double length) {
    return length > radius ? scaled(a, radius / length) : a.clone();
  }
}
