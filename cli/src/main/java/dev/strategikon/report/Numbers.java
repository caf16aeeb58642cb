package dev.strategikon.report;

import java.util.Locale;

/** How numbers are written for people. */
public final class Numbers {
  /** Stands where nothing was measured. */
  static final String NONE = "–";

  private Numbers() {}

  /** Returns such as {@code 81.3 %}. */
  public static String percent(double share) {
    return Double.isNaN(share) ? NONE : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Returns such as {@code 0.412}. */
  static String decimal(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : NONE;
  }

  /** Returns such as {@code 81.3 ± 0.7 %}; the deviation only where there is one. */
  static String percent(Spread spread) {
    return Double.isNaN(spread.deviation())
        ? percent(spread.mean())
        : String.format(
            Locale.ROOT, "%.1f ± %.1f %%", 100 * spread.mean(), 100 * spread.deviation());
  }

  /** Returns such as {@code 0.412 ± 0.011}. */
  static String decimal(Spread spread) {
    return Double.isNaN(spread.deviation())
        ? decimal(spread.mean())
        : String.format(Locale.ROOT, "%.3f ± %.3f", spread.mean(), spread.deviation());
  }
}
