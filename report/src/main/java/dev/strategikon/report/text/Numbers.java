package dev.strategikon.report.text;

import java.util.Locale;

/** How numbers are written for people. */
public final class Numbers {
  /** Stands where nothing was measured. */
  public static final String NONE = "–";

  private Numbers() {}

  /** Returns such as {@code 81.3 %}. */
  public static String percent(double share) {
    return Double.isNaN(share) ? NONE : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Returns such as {@code 0.412}. */
  public static String decimal(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : NONE;
  }
}
