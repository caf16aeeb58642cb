package dev.strategikon.slow;

import java.util.Arrays;
import java.util.List;

/** Beyond the honest values, on the far side of zero from the mean's sign. */
public final class SlowOppositeSide implements SlowFormula {
  @Override
  public double[][] vectors(double[][] honest, Given given) {
    double margin = given.number("margin");
    double[] u =
        Columns.each(
            honest,
            column -> {
              double mean = Doubles.average(column);
              double low = Arrays.stream(column).min().orElseThrow();
              double high = Arrays.stream(column).max().orElseThrow();
              double beyond = margin * (high - low);
              return mean > 0 ? low - beyond : mean < 0 ? high + beyond : 0;
            });
    return Honest.allSend(u, given.q());
  }

  @Override
  public List<String> variants() {
    return List.of("opposite-side(margin=0.5)");
  }
}
