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
 * @param title what was audited
 * @param subtitle more of it
 * @param ofMean whether r is the honest mean
 * @param curves one a rule
 */
public record ToleranceFigure(String title, String subtitle, boolean ofMean, List<Curve> curves) {
  private static final int POINTS = 961;

  /**
   * One rule's profile.
   *
   * @param rule its spec
   * @param logs the decimal logarithms of ε
   * @param products ⟨r, A⟩/‖r‖² there; null for what is not finite
   * @param breaks [lo, hi] of each interval of ε in which it is negative; hi null for an endless
   *     one
   * @param thresholds the same for people
   */
  public record Curve(
      String rule,
      List<Double> logs,
      List<Double> products,
      List<List<Double>> breaks,
      String thresholds) {
    /** Copies the lists' outsides; the numbers may be null. */
    public Curve {
      breaks = List.copyOf(breaks);
    }

    /**
     * Takes a profile.
     *
     * @param squaredNorm ‖r‖²; where it is 0 the products stay as they are
     * @param thresholds the intervals for people
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

  /** Copies the list. */
  public ToleranceFigure {
    curves = List.copyOf(curves);
  }

  /** Returns the ε that a picture needs: from 1e-3 to 1e3, so dense that a jump looks like one. */
  public static double[] epsilons() {
    double[] epsilons = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      epsilons[k] = Math.pow(10, 6.0 * k / (POINTS - 1) - 3);
    }
    return epsilons;
  }

  /**
   * Checks that a file's suffix names a format, so that no long work is done for nothing.
   *
   * @throws IOException if it does not
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
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    String json = new ObjectMapper().writeValueAsString(this);
    Picture.write(file, EchartsServer.render(json, "drawTolerance(data)").get("tolerance"));
  }
}
