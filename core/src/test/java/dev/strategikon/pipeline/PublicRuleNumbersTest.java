package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.LayerSizes;
import dev.strategikon.rule.Round;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rules against numbers that follow from the formulas of public implementations, computed anew in
 * double with NumPy and torch. Each test names repository and file, and what differs there.
 */
class PublicRuleNumbersTest {
  private static final float[][] FIVE = {
    {1, 2, 3, -4}, {2, 1, 5, -3}, {0, 3, 4, -5}, {1, 1, 2, -4}, {-6, 9, -7, 8},
  };

  /**
   * LPD-EPFL/ByzantineMomentum, aggregators/aksel.py: the modes "mid" and "n-f" with f = 1. For
   * even m it takes the lower of the two middle values of a column as the median; here it is their
   * mean.
   */
  @ParameterizedTest
  @CsvSource({"aksel, 0.666666667, 2, 3, -4.333333333", "aksel(select=4), 1, 1.75, 3.5, -4"})
  void aksel(String rule, float first, float second, float third, float fourth) {
    assertAggregate(rule, FIVE, 1, first, second, third, fourth);
  }

  /**
   * lishenghui/blades, fllib/aggregators/aggregators.py (DnC), and vio1etus/FLPoison,
   * aggregators/dnc.py: on all coordinates, so that all samples are alike. They keep what passes in
   * all samples, and have no answer where nothing does.
   */
  @ParameterizedTest
  @CsvSource({"1, 1, 1.75, 3.5, -4", "2, 0.666666667, 2, 3, -4.333333333"})
  void dnc(int q, float first, float second, float third, float fourth) {
    assertAggregate("dnc", FIVE, q, first, second, third, fourth);
  }

  /** CRYPTO-KU/FL-Byzantine-Library, aggregators/gas.py: "krum" in one group, n = 7 and m = 2. */
  @Test
  void gas() {
    float[][] seven = {FIVE[0], FIVE[1], FIVE[2], FIVE[3], FIVE[4], {2, 2, 4, -3}, {9, -9, 9, 9}};
    assertAggregate("gas(groups=1)", seven, 2, 1.2f, 1.8f, 3.6f, -3.8f);
  }

  /**
   * lishenghui/blades, fllib/aggregators/signguard.py: with the shares of signs over all
   * coordinates, and the two clusters that its k-means comes to.
   */
  @Test
  void signguard() {
    float third = 4 / 3f;
    assertAggregate("signguard(sample=1)", FIVE, 1, third, third, 10 / 3f, -11 / 3f);
  }

  /**
   * The same file clips all vectors to the median length before it looks for those that are too
   * long, and so finds none: on these seven it keeps the third, and its result is (2.0145, 2.2145,
   * 1.0291, −0.9795). The paper compares the lengths as they came, which leaves four vectors: the
   * first, second, sixth and seventh, of lengths √10, √40, √10 and √23, clipped to √13.
   */
  @Test
  void signguardLooksAtTheLengthsThatCame() {
    float[][] seven = {
      {2, 2, 1, -1},
      {4, 4, 2, -2},
      {90, 90, 9, -9},
      {-2, -2, -1, 1},
      {-2, -1, -2, 2},
      {1, 2, 2, -1},
      {3, 3, 1, -2},
    };
    double second = Math.sqrt(13.0 / 40);
    double seventh = Math.sqrt(13.0 / 23);
    assertAggregate(
        "signguard(sample=1)",
        seven,
        2,
        (float) ((2 + 4 * second + 1 + 3 * seventh) / 4),
        (float) ((2 + 4 * second + 2 + 3 * seventh) / 4),
        (float) ((1 + 2 * second + 2 + seventh) / 4),
        (float) ((-1 - 2 * second - 1 - 2 * seventh) / 4));
  }

  /**
   * JiiahaoXU/LASA, algorithms/defense/lasa.py and utils/mask_help.py, with layers that are all
   * matrices, since it leaves biases dense. Its sparsity of 0.3 keeps 6 of 10 coordinates: those
   * strictly above the seventh. The scores are 0.02 or more from the radius.
   */
  @ParameterizedTest
  @CsvSource({
    "4 6, 1, 1, 2.82282716 1.772129829 0 0.376365099 3.472433012 0 -2.285113165 1.044260682"
        + " 0.892129829 2.80311011",
    "10, 1, 1, 2.65353395 1.790162287 0 0.470456373 3.472433012 0 -2.285113165 1.044260682"
        + " 0.892129829 2.80311011",
    "10, 2, 1.5, 2.82282716 1.772129829 0 0.376365099 3.277946409 0 -2.208090532 1.135408546"
        + " 0.713703864 2.662488088",
  })
  void lasa(String sizes, String lengths, String signs, String expected) {
    float[][] seven = {
      {3.1f, 2.0f, -1.2f, 0.7f, 4.0f, 1.1f, -2.2f, 0.9f, 1.6f, 2.7f},
      {2.6f, 1.4f, -0.8f, 1.9f, 3.3f, -0.6f, -1.7f, 2.4f, 1.2f, 3.6f},
      {2.2f, 2.9f, -1.5f, -0.4f, 3.7f, 1.3f, -2.8f, 0.5f, 2.0f, 1.8f},
      {3.5f, 1.7f, 0.6f, 1.0f, 2.5f, -1.4f, -1.9f, 1.5f, 0.8f, 2.1f},
      {-9.0f, -7.0f, 5.0f, -3.0f, -8.0f, -4.0f, 6.0f, -2.0f, -1.0f, -7.5f},
      {2.8f, 2.3f, -1.0f, 0.3f, 3.0f, 0.9f, -2.5f, 1.8f, 1.3f, 3.2f},
      {1.9f, 1.2f, -2.1f, 0.8f, 2.4f, 0.4f, -1.3f, -1.6f, 2.9f, 0.5f},
    };
    String rule = "lasa(sparsity=0.4, lengths=%s, signs=%s)".formatted(lengths, signs);
    int[] all = Stream.of(sizes.split(" ")).mapToInt(Integer::parseInt).toArray();
    float[] found =
        Aggregator.parse(rule)
            .aggregate(Gradients.of(seven), 2, Round.FIRST.with(LayerSizes.of(all)), Compute.SERIAL)
            .vector();
    String[] numbers = expected.split(" ");
    for (int j = 0; j < found.length; j++) {
      assertEquals(Double.parseDouble(numbers[j]), found[j], 2e-6, rule + " at " + j);
    }
  }

  private static void assertAggregate(String rule, float[][] vectors, int q, float... expected) {
    assertArrayEquals(
        expected, Aggregator.parse(rule).aggregate(Gradients.of(vectors), q).vector(), 2e-6f, rule);
  }
}
