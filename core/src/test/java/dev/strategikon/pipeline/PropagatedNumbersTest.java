package dev.strategikon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.rule.CoordinateRule;
import dev.strategikon.samples.Rounds;
import dev.strategikon.samples.Samples;
import dev.strategikon.slow.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every rule answers with {@code non-finite: propagate}: the table in configuration.md. */
class PropagatedNumbersTest {
  private static final int BYZANTINE = 2;
  private static final int AT = 3;

  static Stream<String> specs() {
    List<String> all = new ArrayList<>(Specs.rules());
    for (String stage : Specs.preAggregators()) {
      for (String rule : List.of("mean", "median", "mda", "krum(neighbours=2)", "smea", "caf")) {
        all.add(stage + " | " + rule);
      }
    }
    return all.stream().filter(spec -> Aggregator.parse(spec).isDefined(11, BYZANTINE));
  }

  /** Coordinate rules alone: in that coordinate. All others: everywhere, as distances are NaN. */
  @ParameterizedTest
  @MethodSource("specs")
  void nanInNanOut(String spec) {
    float[][] rows = rows();
    Aggregator rule = Aggregator.parse(spec);
    float[] without = aggregate(spec, rows);
    rows[5][AT] = Float.NaN;
    float[] with = aggregate(spec, rows);
    boolean isLocal = rule.rule() instanceof CoordinateRule && !rule.mixesColumns();
    for (int j = 0; j < with.length; j++) {
      assertEquals(j == AT || !isLocal ? Float.NaN : without[j], with[j], spec + " at " + j);
    }
  }

  /** What chooses or sorts takes an infinity for a very large number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "median",
        "trimmed-mean",
        "meamed",
        "phocas",
        "sign-majority",
        "krum",
        "multi-krum",
        "mda",
        "smea",
        "monna",
        "cge",
        "bulyan",
        "medoid",
        "faba",
        "nnm | krum",
        "arc | cge"
      })
  void anInfinityIsLargerThanAllNumbers(String spec) {
    float[][] rows = rows();
    rows[8][AT] = 1e30f;
    float[] far = aggregate(spec, rows);
    rows[8][AT] = Float.POSITIVE_INFINITY;
    if (spec.startsWith("arc")) {
      assertNan(aggregate(spec, rows), spec);
    } else {
      assertArrayEquals(far, aggregate(spec, rows), spec);
    }
  }

  /** Where a formula has 0·∞ or ∞ − ∞, the answer is NaN. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "geometric-median",
        "huber",
        "flame",
        "aksel",
        "dnc",
        "signguard",
        "gas",
        "safeguard",
        "lasa",
        "centered-clipping",
        "caf",
        "clipping | mean",
        "clipping | median",
        "clipping | krum",
        "arc | trimmed-mean"
      })
  void anInfinityHasNoWeightThatIsANumber(String spec) {
    float[][] rows = rows();
    rows[8][AT] = Float.NEGATIVE_INFINITY;
    assertNan(aggregate(spec, rows), spec);
  }

  /** The distance of two infinite vectors is ∞ − ∞. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "krum",
        "mda",
        "smea",
        "bulyan",
        "nnm | median",
        "geometric-median",
        "cge",
        "monna"
      })
  void twoInfinitiesInOneCoordinateAreNan(String spec) {
    float[][] rows = rows();
    rows[7][AT] = Float.POSITIVE_INFINITY;
    rows[8] = rows[7].clone();
    assertNan(aggregate(spec, rows), spec);
  }

  /** More infinite vectors than a rule leaves out: the choice is made, and is infinite or NaN. */
  @ParameterizedTest
  @MethodSource("specs")
  void noRuleFails(String spec) {
    float[][] rows = rows();
    for (int i = 2; i < rows.length; i++) {
      rows[i][i % 5] = i % 2 == 0 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
    }
    assertEquals(5, aggregate(spec, rows).length);
    for (float[] row : rows) {
      row[0] = Float.NaN;
    }
    assertTrue(Float.isNaN(aggregate(spec, rows)[0]), spec);
  }

  private static void assertNan(float[] aggregate, String spec) {
    for (float value : aggregate) {
      assertEquals(Float.NaN, value, spec);
    }
  }

  private static float[][] rows() {
    return Samples.normal(11, 5, 0.3, 1, 1);
  }

  private static float[] aggregate(String spec, float[][] rows) {
    Admission admission = Admission.admit(rows, 5, NonFinite.PROPAGATE, Compute.SERIAL);
    return Aggregator.parse(spec)
        .aggregate(admission, BYZANTINE, Rounds.first(5), Compute.SERIAL)
        .vector();
  }
}
