package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The mean of the ⌊(m + 1)/2⌋ vectors nearest to the medians of the columns. */
public final class SlowAksel implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    double[] centre = Columns.each(x, Columns::median);
    int count = given.arguments().countOr("select", "majority").orElse((x.length + 1) / 2);
    double[] distances =
        Arrays.stream(x).mapToDouble(a -> Doubles.squaredDistance(a, centre)).toArray();
    return Choices.meanOfSmallest(x, distances, count);
  }

  @Override
  public List<String> variants() {
    return List.of("aksel(select=2)");
  }

  /** Half of the vectors are left out; the medians move from column to column. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return Set.of(Law.MEAN_WITHOUT_ATTACKERS, Law.EXACT_PROFILE);
  }
}
