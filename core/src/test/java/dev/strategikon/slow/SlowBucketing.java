package dev.strategikon.slow;

import dev.strategikon.random.Draws;
import dev.strategikon.spec.Arguments;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The means of s vectors after s in random order; the last may be of fewer. */
public final class SlowBucketing implements SlowPreAggregator {
  @Override
  public double[][] map(double[][] x, Given given) {
    int size = given.integer("size");
    List<Integer> order = shuffled(x.length, given.round().draws("bucketing"));
    List<double[]> means = new ArrayList<>();
    for (int from = 0; from < x.length; from += size) {
      List<Integer> bucket = order.subList(from, Math.min(x.length, from + size));
      means.add(Doubles.mean(Doubles.rows(x, bucket.stream().mapToInt(i -> i).toArray())));
    }
    return means.toArray(double[][]::new);
  }

  /** Each number takes a random place, and who stood there goes to the end. */
  private static List<Integer> shuffled(int m, Draws draws) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < m; i++) {
      order.add(i);
      int place = draws.nextInt(i + 1);
      order.set(i, order.get(place));
      order.set(place, i);
    }
    return order;
  }

  @Override
  public List<String> variants() {
    return List.of("bucketing(size=3)");
  }

  /** Which indices meet is drawn, and the last bucket's vectors count more. */
  @Override
  public Set<Law> lacks(Arguments arguments) {
    return EnumSet.of(Law.ANY_ORDER, Law.ANY_ORDER_WITHOUT_ATTACKERS, Law.MEAN_WITHOUT_ATTACKERS);
  }
}
