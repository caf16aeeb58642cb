package dev.strategikon.bench;

import dev.strategikon.compute.Compute;
import dev.strategikon.text.ShownNumbers;
import java.util.Locale;

/** Formats the table as Markdown. */
final class Markdown {
  static final String HEADER =
      """
      | rule | m | q | d | threads | kernels | ms | spread | × mean | × 1 thread | GB/s | GFMA/s | of peak | at best | bound by | extra KB |
      |---|---:|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---|---:|
      """;

  static final String MACHINE_HEADER =
      """
      | m | d | threads | memory GB/s | peak GFMA/s |
      |---:|---:|---:|---:|---:|
      """;

  static final String LEGEND =
      """
      ms: the median of all rounds. Spread: the distance between the quartiles, as a share of the median. × mean: the median
      of the ratios to the mean in the same round. × 1 thread: the speed-up over one thread in the same round. GB/s: the bytes
      of the vectors in that time. GFMA/s: the geometry's m(m + 1)/2·d multiply-adds in that time. Of peak: their speed as a
      share of that of fused multiply-adds in registers on the same threads in the same round. At best: the same for the
      fastest round and the fastest peak, which is close to an idle machine. Bound by: what takes most of the time, of parts
      timed alone. A part is bound by memory if it takes at most 1.5 times the time of reading its input, except a geometry
      whose multiply-adds would take longer at the peak. Other parts are bound by comparisons (of columns), arithmetic, or
      work on m × m numbers. Extra KB: what one thread allocates beyond the output. In a round all tasks take as long as the
      longest one. Memory: every value is read once and added, in the order of the rules. Peak: fused multiply-adds in
      registers, in the fastest round.
      """;

  private Markdown() {}

  static String row(Row row) {
    Case measured = row.measured();
    Compute compute = measured.compute();
    double seconds = row.seconds().median();
    return String.format(
        Locale.ROOT,
        "| `%s` | %d | %d | %,d | %d | %s | %s | %.1f %% | %s | %s | %.1f | %s | %s | %s | %s | %s |",
        // A bar ends a table's cell, even within backticks.
        measured.rule().replace("|", "\\|"),
        measured.m(),
        measured.q(),
        measured.d(),
        measured.threads(),
        compute.kernels().name(),
        digits(seconds * 1e3),
        100 * row.seconds().spread(),
        digits(row.ratio().median()),
        measured.threads() == 1 ? "" : digits(row.faster()),
        row.bytesPerSecond() * 1e-9,
        row.multiplyAdds() == 0 ? "" : digits(row.multiplyAdds() / seconds * 1e-9),
        row.multiplyAdds() == 0 ? "" : percent(row.ofPeak()),
        row.multiplyAdds() == 0 ? "" : percent(row.ofPeakAtBest()),
        row.bound(),
        row.extraBytes().isPresent()
            ? String.format(Locale.ROOT, "%,d", Math.round(row.extraBytes().getAsLong() * 1e-3))
            : "");
  }

  static String machineRow(Case measured, double bytesPerSecond, double peak) {
    return String.format(
        Locale.ROOT,
        "| %d | %,d | %d | %.1f | %.1f |",
        measured.m(),
        measured.d(),
        measured.threads(),
        bytesPerSecond * 1e-9,
        peak * 1e-9);
  }

  private static String percent(double share) {
    return ShownNumbers.fixed(100 * share, 0) + " %";
  }

  /** Returns a number with three significant digits, without an exponent. */
  private static String digits(double value) {
    if (value >= 100) {
      return ShownNumbers.count(Math.round(value));
    }
    return ShownNumbers.fixed(value, value >= 10 ? 1 : value >= 1 ? 2 : 3);
  }
}
