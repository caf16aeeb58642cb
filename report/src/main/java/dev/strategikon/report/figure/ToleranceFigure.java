package dev.strategikon.report.figure;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strategikon.audit.IpmProfile;
import dev.strategikon.profile.Interval;
import dev.strategikon.report.data.Rounding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How far rules can be pushed, as one picture: above, each rule's profile under inner product
 * manipulation, ⟨r, A⟩/‖r‖² against ε; below, a strip a rule that shows by colour where the
 * aggregate points downhill and where uphill, with the thresholds beside it.
 *
 * @param title the heading
 * @param subtitle the line below it
 * @param ofMean whether r is the honest mean
 * @param curves one for each rule
 */
public record ToleranceFigure(String title, String subtitle, boolean ofMean, List<Curve> curves) {
  private static final int POINTS = 961;

  /**
   * One rule's profile.
   *
   * @param rule its spec
   * @param logs the decimal logarithms of ε
   * @param products ⟨r, A⟩/‖r‖² there; null for what is not finite
   * @param breaks [lo, hi] of each interval of ε in which it is negative; hi is null if it is
   *     infinite
   * @param thresholds the same intervals for people
   */
  public record Curve(
      String rule,
      List<Double> logs,
      List<Double> products,
      List<List<Double>> breaks,
      String thresholds) {
    /**
     * Copies the list of intervals. The numbers may be null.
     *
     * @param rule its spec
     * @param logs the decimal logarithms of ε
     * @param products ⟨r, A⟩/‖r‖² there; null for what is not finite
     * @param breaks [lo, hi] of each interval of ε in which it is negative; hi is null if it is
     *     infinite
     * @param thresholds the same intervals for people
     */
    public Curve {
      breaks = List.copyOf(breaks);
    }

    /**
     * Makes a curve from a profile.
     *
     * @param rule its spec
     * @param profile of the rule, over {@link #epsilons}
     * @param squaredNorm ‖r‖², by which the products are divided unless it is 0
     * @param thresholds the intervals for people
     * @return the curve
     */
    public static Curve of(String rule, IpmProfile profile, double squaredNorm, String thresholds) {
      double scale = squaredNorm > 0 ? squaredNorm : 1;
      return new Curve(
          rule,
          Arrays.stream(profile.epsilons()).mapToObj(e -> Rounding.number(Math.log10(e))).toList(),
          rounded(profile.products(), scale),
          profile.breaks().stream().map(Curve::ends).toList(),
          thresholds);
    }

    private static List<Double> rounded(double[] products, double scale) {
      List<Double> rounded = new ArrayList<>();
      for (double product : products) {
        rounded.add(Rounding.number(product / scale));
      }
      return rounded;
    }

    private static List<Double> ends(Interval interval) {
      return Arrays.asList(Rounding.number(interval.lo()), Rounding.number(interval.hi()));
    }
  }

  /**
   * Copies the list.
   *
   * @param title the heading
   * @param subtitle the line below it
   * @param ofMean whether r is the honest mean
   * @param curves one for each rule
   */
  public ToleranceFigure {
    curves = List.copyOf(curves);
  }

  /** {@return the ε of the picture: from 1e-3 to 1e3, dense enough to show jumps} */
  public static double[] epsilons() {
    double[] epsilons = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      epsilons[k] = Math.pow(10, 6.0 * k / (POINTS - 1) - 3);
    }
    return epsilons;
  }

  /**
   * Checks that a file's suffix names a format. Call it before a long computation.
   *
   * @param file any path; it need not exist
   * @throws IOException if the suffix is unknown
   */
  public static void checkSuffix(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (Picture.FORMATS.stream().noneMatch(format -> name.endsWith("." + format))) {
      throw new IOException(
          file + ": has an unknown suffix; expected ." + String.join(", .", Picture.FORMATS));
    }
  }

  /**
   * Writes the picture, in the format that the suffix names.
   *
   * @param file the picture's file; its suffix names the format
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    String json = new ObjectMapper().writeValueAsString(this);
    Picture.write(file, EchartsServer.render(json, "drawTolerance(data)").get("tolerance"));
  }
}
