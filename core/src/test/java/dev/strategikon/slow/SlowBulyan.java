package dev.strategikon.slow;

import dev.strategikon.spec.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Krum picks θ = m − 2q vectors; then the mean of the θ − 2q values nearest to the median. */
public final class SlowBulyan implements SlowRule {
  @Override
  public double[] aggregate(double[][] x, Given given) {
    int q = given.q();
    int theta = x.length - 2 * q;
    List<Integer> left = new ArrayList<>(IntStream.range(0, x.length).boxed().toList());
    List<Integer> picked = new ArrayList<>();
    while (picked.size() < theta) {
      double[][] remaining = Doubles.rows(x, ints(left));
      double[] scores = KrumDistances.scores(remaining, left.size() - q - 2);
      picked.add(left.remove(Choices.smallest(scores, 1)[0]));
    }
    double[][] selected = Doubles.rows(x, picked.stream().sorted().mapToInt(i -> i).toArray());
    return Columns.each(selected, v -> Columns.meanOfClosest(v, Columns.median(v), theta - 2 * q));
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The last picks count one neighbour or none, so two nearest ones tie: the first one wins. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return Set.of(Law.ANY_ORDER);
  }
}
