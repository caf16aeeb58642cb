package dev.strategikon.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.random.Draws;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SortingNetworkTest {
  @Test
  void onlyWhatTheMedianNeedsIsKept() {
    assertEquals(87, comparators(SortingNetwork.of(25, 12, 12)));
    assertEquals(9, comparators(SortingNetwork.of(8, 0, 7)));
    assertEquals(0, comparators(SortingNetwork.of(4, 0, 3)));
  }

  private static int comparators(SortingNetwork network) {
    int[] count = {0};
    SortingNetwork.forEachExchange(network.program(), (low, high) -> count[0]++);
    return count[0];
  }

  @Test
  void operationsSaveTraffic() {
    int[] program = SortingNetwork.of(25, 12, 12).program();
    int slots = 0;
    for (int at = 0; at < program.length; at += SortingNetwork.WORDS) {
      if (program[at] == SortingNetwork.LISTS) {
        slots += (program[at + 3] - program[at + 1]) / (program[at + 2] - program[at + 1]) + 1;
        continue;
      }
      for (int k = 1; k < SortingNetwork.WORDS; k++) {
        slots += program[at + k] == SortingNetwork.NONE ? 0 : 1;
      }
    }
    assertTrue(slots <= 110, slots + " slots are read, of 174 by one comparator at a time");
  }

  @Property(tries = 300)
  void ranksComeOutWhereTheNetworkSays(
      @ForAll @IntRange(min = 1, max = 70) int m, @ForAll long seed) {
    Draws draws = Draws.of(seed, "network");
    int first = draws.nextInt(m);
    int last = first + draws.nextInt(m - first);
    SortingNetwork network = SortingNetwork.of(m, first, last);
    int[] slots = new int[m];
    for (int i = 0; i < m; i++) {
      slots[i] = draws.nextInt(2) == 0 ? draws.nextInt(3) : draws.nextInt(1000) - 500;
    }
    int[] sorted = Arrays.copyOf(slots, m);
    Arrays.sort(sorted);
    for (int remainder = 0; remainder < network.step(); remainder++) {
      sort(slots, remainder, network.step());
    }
    new ScalarOrders().run(network.program(), slots, 1, 0, 1);
    for (int rank = first; rank <= last; rank++) {
      assertEquals(sorted[rank], slots[network.slot(rank)]);
    }
  }

  private static void sort(int[] slots, int first, int step) {
    int[] indices = IntStream.iterate(first, i -> i < slots.length, i -> i + step).toArray();
    assertTrue(indices.length <= SortingNetwork.LOADED);
    int[] values = Arrays.stream(indices).map(i -> slots[i]).sorted().toArray();
    for (int k = 0; k < indices.length; k++) {
      slots[indices[k]] = values[k];
    }
  }
}
