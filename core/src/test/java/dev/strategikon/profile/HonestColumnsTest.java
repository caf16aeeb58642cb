package dev.strategikon.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Blocks;
import dev.strategikon.kernel.Kernels;
import dev.strategikon.random.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HonestColumnsTest {
  private static final int H = 7;

  private static float[][] rows(int d) {
    Draws draws = Draws.of(1, "columns");
    float[][] rows = new float[H][d];
    for (float[] row : rows) {
      for (int j = 0; j < d; j++) {
        row[j] = draws.nextInt(4) == 0 ? draws.nextInt(3) - 1 : (float) draws.nextGaussian();
      }
    }
    return rows;
  }

  @Test
  void everyColumnIsVisitedOnceWithItsWantedRanks() {
    int d = Blocks.SIZE;
    float[][] rows = rows(d);
    HonestColumns columns = new HonestColumns(rows, new int[] {1, 2, 5}, Kernels.active());
    List<Integer> visited = new ArrayList<>();
    columns.forEach(
        3,
        d,
        j -> {
          visited.add(j);
          double[] expected = new double[H];
          Arrays.setAll(expected, i -> rows[i][j]);
          Arrays.sort(expected);
          assertEquals(expected[1], columns.smallest());
          assertEquals(expected[2], columns.sorted()[2]);
          assertEquals(expected[5], columns.largest());
        });
    assertEquals(d - 3, visited.size());
    assertEquals(3, visited.get(0));
    assertEquals(visited.stream().sorted().distinct().toList(), visited);
  }

  @Test
  void equalValuesKeepTheOrderOfTheRowsAndMinusZeroIsZero() {
    float[][] rows = {{0f, 9}, {-1, 8}, {-0f, 7}, {0f, 6}};
    HonestColumns columns = new HonestColumns(rows, new int[] {0, 1, 2, 3}, Kernels.active());
    List<int[]> orders = new ArrayList<>();
    columns.forEach(0, 2, j -> orders.add(columns.indices().clone()));
    assertArrayEquals(new int[] {1, 0, 2, 3}, orders.get(0));
    assertArrayEquals(new int[] {3, 2, 1, 0}, orders.get(1));
  }

  @Test
  void withoutVectorsColumnsAreVisitedAllTheSame() {
    HonestColumns columns = new HonestColumns(new float[0][], new int[0], Kernels.active());
    List<Integer> visited = new ArrayList<>();
    columns.forEach(4, 7, visited::add);
    assertEquals(List.of(4, 5, 6), visited);
    assertEquals(0, columns.smallest());
    assertEquals(0, columns.largest());
  }
}
