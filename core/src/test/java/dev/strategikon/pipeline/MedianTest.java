package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.samples.Samples;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The median, to the bit, of numbers at the ends of what floats can hold. */
class MedianTest {
  @Property(tries = 150)
  void itIsTheMiddleOfTheSortedValues(
      @ForAll @IntRange(min = 1, max = 65) int m,
      @ForAll @IntRange(min = 1, max = 5000) int d,
      @ForAll long seed) {
    float[][] rows = Samples.awkward(m, d, seed);
    float[] median = new RuleLaws("median").aggregate(rows, 0);
    float[] column = new float[m];
    for (int j = 0; j < d; j++) {
      for (int i = 0; i < m; i++) {
        column[i] = rows[i][j];
      }
      Arrays.sort(column);
      float low = column[(m - 1) / 2];
      float high = column[m / 2];
      float expected =
          Float.floatToIntBits(low) == Float.floatToIntBits(high)
              ? low
              : (float) ((0.0 + low + high) / 2);
      assertEquals(expected, median[j]);
    }
  }
}
