package dev.strategikon.optimizer;

/** Checks of parameters, with messages for users. */
final class Ranges {
  private Ranges() {}

  static void requireSteps(String name, int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + steps);
    }
  }

  static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, not " + value);
    }
  }

  static void requireNotNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must not be negative, but is " + value);
    }
  }

  static void requireAtMost(String name, double value, double rate) {
    if (value > rate) {
      throw new IllegalArgumentException(
          "%s = %s is above learning-rate = %s: the rate would rise".formatted(name, value, rate));
    }
  }

  static void requireFraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be at least 0 and below 1, not " + value);
    }
  }
}
