package dev.strategikon.reproduce.bucketing;

import java.util.List;

/**
 * The accuracies of a cell's runs, in percent.
 *
 * @param values one for each run
 */
record Accuracies(List<Double> values) {
  Accuracies {
    values = List.copyOf(values);
  }

  int count() {
    return values.size();
  }

  /** Returns the mean; NaN without runs. */
  double mean() {
    return values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
  }

  /** Returns the standard deviation, with n − 1 in the denominator; NaN below two runs. */
  double deviation() {
    double mean = mean();
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return count() < 2 ? Double.NaN : Math.sqrt(squares / (count() - 1));
  }

  /** Returns the square of the mean's standard error; NaN below two runs. */
  double squaredError() {
    return deviation() * deviation() / count();
  }
}
