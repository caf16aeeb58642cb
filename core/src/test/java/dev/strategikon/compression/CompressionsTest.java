package dev.strategikon.compression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.bits.Shards;
import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.samples.CatalogueSpecs;
import dev.strategikon.samples.Samples;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Spec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each compression of the catalogue by hand, against its formula, and on shards. */
class CompressionsTest {
  private static final CompressionDraws DRAWS = new CompressionDraws(7, 3, 2);

  private static final Map<String, List<String>> VARIANTS =
      Map.of(
          "top-k", List.of("top-k(share=0.3)", "top-k(share=1)"),
          "random-k", List.of("random-k(mask=shared)", "random-k(share=0.5)"),
          "quantise", List.of("quantise(bits=2)", "quantise(bits=16)"));

  static Stream<String> specs() {
    return CatalogueSpecs.of(Compressions.CATALOGUE, name -> VARIANTS.getOrDefault(name, List.of()))
        .stream();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "none; 1 -2 3 0; 1 -2 3 0",
        "top-k(share=0.5); 1 -2 3 0; 0 -2 3 0",
        "top-k(share=0.5); 2 -2 2 2; 2 -2 0 0",
        "top-k(share=0.01); 1 -2 3 0; 0 0 3 0",
        "sign; 1 -2 3 0; 1.5 -1.5 1.5 1.5",
        "sign; 0 0; 0 0",
        "random-k(share=1); 1 -2 3 0; 1 -2 3 0",
        "quantise(bits=3); 3 -2 1 0; 3 -2 1 0",
        "quantise; 0 0 0; 0 0 0",
      })
  void byHand(String spec, String vector, String expected) {
    assertArrayEquals(floats(expected), sent(spec, floats(vector)), 1e-6f);
  }

  /** The formulas in double, with a sort where the program counts digits. */
  @ParameterizedTest
  @MethodSource("specs")
  void againstTheFormula(String spec) {
    for (int d : new int[] {1, 2, 17, 1000}) {
      float[] x = Samples.normal(1, d, 0.1f, 1, 40 + d)[0];
      x[d / 2] = 0;
      double[] slow = slow(new Arguments(Compressions.CATALOGUE.complete(Spec.parse(spec))), x);
      float[] fast = sent(spec, x);
      for (int j = 0; j < d; j++) {
        assertEquals(slow[j], fast[j], 1e-5, spec + ", coordinate " + j + " of " + d);
      }
    }
  }

  private static double[] slow(Arguments arguments, float[] x) {
    int d = x.length;
    double[] out = new double[d];
    switch (arguments.spec().name()) {
      case "none" -> Arrays.setAll(out, j -> x[j]);
      case "top-k" ->
          IntStream.range(0, d)
              .boxed()
              .sorted(Comparator.comparingDouble(j -> -Math.abs(x[j])))
              .limit(Math.max(1, Math.round(arguments.number("share") * d)))
              .forEach(j -> out[j] = x[j]);
      case "sign" -> {
        double l1 = 0;
        for (float value : x) {
          l1 += Math.abs(value);
        }
        double scale = l1 / d;
        Arrays.setAll(out, j -> x[j] >= 0 ? scale : -scale);
      }
      case "random-k" -> {
        int k = (int) Math.max(1, Math.round(arguments.number("share") * d));
        boolean isShared = arguments.text("mask").equals("shared");
        for (int j : (isShared ? DRAWS.shared() : DRAWS.own()).subset(d, k)) {
          out[j] = (double) d / k * x[j];
        }
      }
      case "quantise" -> {
        double most = 0;
        for (float value : x) {
          most = Math.max(most, Math.abs(value));
        }
        double step = most / (Math.pow(2, arguments.integer("bits") - 1) - 1);
        var draws = DRAWS.own();
        for (int j = 0; j < d; j++) {
          double u = draws.nextDouble();
          double below = most == 0 ? 0 : Math.floor(Math.abs(x[j]) / step * (1 + 1e-12));
          double up = most == 0 ? 0 : Math.abs(x[j]) / step - below;
          out[j] = Math.signum(x[j]) * step * (below + (u < up ? 1 : 0));
        }
      }
      default -> throw new AssertionError(arguments.spec() + " has no formula here");
    }
    return out;
  }

  @ParameterizedTest
  @MethodSource("specs")
  void shardsHaveTheSameBits(String spec) {
    int d = 5 * Blocks.SIZE + 77;
    float[] normal = Samples.normal(1, d, 0.1f, 1, 8)[0];
    float[] ties = new float[d];
    for (int j = 0; j < d; j++) {
      ties[j] = j % 3 - 1;
    }
    for (float[] x : new float[][] {normal, ties, new float[d]}) {
      Shards.assertSame(
          d,
          new int[] {1, 2, 4},
          place ->
              new Shards.Answer(
                  "", compression(spec).sent(place.slice(x), DRAWS, place.compute())));
    }
  }

  /** The mean of many rounds comes near the vector. */
  @ParameterizedTest
  @ValueSource(strings = {"random-k(share=0.25)", "quantise(bits=2)"})
  void theExpectationIsTheVector(String spec) {
    float[] x = {0.3f, -1, 0.05f, 0.7f};
    double[] sum = new double[x.length];
    int rounds = 20_000;
    for (int step = 0; step < rounds; step++) {
      float[] sent = compression(spec).sent(x, new CompressionDraws(1, step, 0), Compute.SERIAL);
      Arrays.setAll(sum, j -> sum[j] + sent[j]);
    }
    for (int j = 0; j < x.length; j++) {
      assertEquals(x[j], sum[j] / rounds, 0.05, spec); // the deviation is below 0.013
    }
  }

  @Test
  void workersDrawTheirOwnUnlessTheyShare() {
    float[] x = Samples.normal(1, 100, 0, 1, 5)[0];
    CompressionDraws other = new CompressionDraws(7, 3, 4);
    Compression own = compression("random-k");
    assertNotEquals(
        Arrays.toString(own.sent(x, DRAWS, Compute.SERIAL)),
        Arrays.toString(own.sent(x, other, Compute.SERIAL)));
    Compression shared = compression("random-k(mask=shared)");
    assertArrayEquals(shared.sent(x, DRAWS, Compute.SERIAL), shared.sent(x, other, Compute.SERIAL));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void whatIsNotFinitePassesAsItIs(String spec) {
    float[] x = {1, Float.NaN, 2};
    assertSame(x, compression(spec).sent(x, DRAWS, Compute.SERIAL));
  }

  /** d = 1,000: an index has 10 bits. */
  @ParameterizedTest
  @CsvSource({
    "none, 32000",
    "top-k, 420",
    "random-k, 3264",
    "sign, 1032",
    "quantise, 8032",
  })
  void messagesHaveSoManyBits(String spec, long bits) {
    assertEquals(bits, compression(spec).bits(1000));
  }

  @ParameterizedTest
  @CsvSource({
    "top-k(share=0), 0 < share <= 1",
    "random-k(share=1.5), 0 < share <= 1",
    "quantise(bits=1), 2 <= bits <= 16",
    "quantise(bits=17), 2 <= bits <= 16",
  })
  void refusals(String spec, String message) {
    String text =
        assertThrows(IllegalArgumentException.class, () -> compression(spec)).getMessage();
    assertTrue(text.contains(message), text);
  }

  private static float[] sent(String spec, float[] x) {
    return compression(spec).sent(x, DRAWS, Compute.SERIAL);
  }

  private static Compression compression(String spec) {
    return Compressions.CATALOGUE.parse(spec).value();
  }

  private static float[] floats(String text) {
    String[] parts = text.strip().split(" ");
    float[] values = new float[parts.length];
    for (int j = 0; j < parts.length; j++) {
      values[j] = Float.parseFloat(parts[j]);
    }
    return values;
  }
}
