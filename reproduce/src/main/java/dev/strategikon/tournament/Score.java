package dev.strategikon.tournament;

import java.util.List;

/**
 * The accuracies at the end of runs that differ by their seed alone.
 *
 * @param planned how many runs there are to be
 * @param validation on the validation images, one for each finished run; NaN without such images
 * @param test on the test images, in the same order
 */
record Score(int planned, List<Double> validation, List<Double> test) {
  Score {
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  boolean isComplete() {
    return test.size() == planned;
  }

  double meanValidation() {
    return mean(validation);
  }

  double meanTest() {
    return mean(test);
  }

  double leastTest() {
    return test.stream().mapToDouble(value -> value).min().orElse(Double.NaN);
  }

  double greatestTest() {
    return test.stream().mapToDouble(value -> value).max().orElse(Double.NaN);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
  }
}
