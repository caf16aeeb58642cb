package dev.strategikon.report.data;

import dev.strategikon.text.ShownNumbers;

/**
 * One quantity over several seeds.
 *
 * @param count the number of finite values
 * @param mean their mean; NaN if there are none
 * @param deviation their standard deviation, with denominator count − 1; NaN for fewer than two
 *     values
 * @param least the smallest
 * @param greatest the largest
 */
public record Spread(int count, double mean, double deviation, double least, double greatest) {
  /** The smallest count for which the band is mean ± deviation. */
  static final int ENOUGH_FOR_DEVIATION = 3;

  /**
   * Summarises the finite ones among some values.
   *
   * @param values one for each run; NaN and infinities are left out
   * @return the summary; all NaN if none is finite
   */
  public static Spread of(double[] values) {
    int count = 0;
    double sum = 0;
    double least = Double.NaN;
    double greatest = Double.NaN;
    for (double value : values) {
      if (Double.isFinite(value)) {
        count++;
        sum += value;
        least = least <= value ? least : value;
        greatest = greatest >= value ? greatest : value;
      }
    }
    double mean = count == 0 ? Double.NaN : sum / count;
    double squares = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        squares += (value - mean) * (value - mean);
      }
    }
    double deviation = count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    return new Spread(count, mean, deviation, least, greatest);
  }

  /** Returns the lower edge of the band: mean − deviation, or the smaller one of two values. */
  double low() {
    return count >= ENOUGH_FOR_DEVIATION ? mean - deviation : least;
  }

  /** Returns the upper edge of the band. */
  double high() {
    return count >= ENOUGH_FOR_DEVIATION ? mean + deviation : greatest;
  }

  /** {@return a text such as {@code 81.3 ± 0.7 %}, without ± for a single value} */
  public String percent() {
    return Double.isNaN(deviation)
        ? ShownNumbers.percent(mean)
        : ShownNumbers.fixed(100 * mean, 1) + " ± " + ShownNumbers.percent(deviation);
  }

  /** {@return a text such as {@code 0.412 ± 0.011}, without ± for a single value} */
  public String decimal() {
    String text = ShownNumbers.fixed(mean, 3);
    return Double.isNaN(deviation) ? text : text + " ± " + ShownNumbers.fixed(deviation, 3);
  }
}
