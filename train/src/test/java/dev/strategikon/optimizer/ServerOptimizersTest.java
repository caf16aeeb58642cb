package dev.strategikon.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's optimisers against PyTorch, and against slow versions in double. */
class ServerOptimizersTest {
  private static final float[][] AGGREGATES = {
    {0.5f, -1.25f, 0}, {0.25f, 2, -1e-3f}, {-3, 0.5f, 0.125f}, {1, -0.75f, 4}
  };

  /**
   * x after four moves from (1, −2, 0.5) with γ = 0.1 and λ = 0.01. Made with PyTorch 1.13 in
   * double: torch.optim.Adam(lr=0.1, weight_decay=0.01), its betas=(0.8, 0.95) and eps=1e-3,
   * torch.optim.Adagrad, its eps=1e-3 and initial_accumulator_value=0.1, and torch.optim.SGD with
   * momentum=0.9, whose gradients were set to these aggregates.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "adam; 0.8757284589; -1.9672560341; 0.1772283238",
        "adam(beta1=0.8,beta2=0.95,epsilon=1e-3); 0.8839751481; -1.9756708070; 0.2013017280",
        "adagrad; 0.9214774194; -1.9736461958; 0.1487048367",
        "adagrad(epsilon=1e-3,initial=0.1); 0.9419204930; -1.9759657489; 0.3596581799",
        "sgd; 1.2215110134; -2.1143728842; 0.0720155318"
      })
  void movesAsPyTorchDoes(String spec, float first, float second, float third) {
    ServerOptimizer optimizer = ServerOptimizers.CATALOGUE.parse(spec).value();
    if (spec.equals("sgd")) {
      optimizer = optimizer.withMomentum(0.9);
    }
    float[] x = {1, -2, 0.5f};
    float[] memory = optimizer.memory(3);
    for (float[] aggregate : AGGREGATES) {
      optimizer.move(0.1, 0.01, x, memory, aggregate.clone());
    }
    assertArrayEquals(new float[] {first, second, third}, x, 2e-6f);
  }

  /** γ = 0.1 on A = 2, then A = 1, by hand; the signs of v − g² are − and +. */
  @Test
  void yogiByHand() {
    ServerOptimizer yogi =
        ServerOptimizers.CATALOGUE
            .parse("yogi(beta1=0.5,beta2=0.75,epsilon=0.25,initial=0)")
            .value();
    float[] x = {1};
    float[] memory = yogi.memory(1);
    yogi.move(0.1, 0, x, memory, new float[] {2});
    // m = 1; v = 0 + 0.25·4 = 1; x = 1 − 0.1·1/1.25
    assertArrayEquals(new float[] {1, 1}, memory);
    assertEquals(0.92, x[0], 1e-7);
    yogi.move(0.1, 0, x, memory, new float[] {0.5f});
    // m = 0.75; v = 1 − 0.25·0.25 = 0.9375
    assertArrayEquals(new float[] {0.75f, 0.9375f}, memory);
    assertEquals(0.92 - 0.1 * 0.75 / (Math.sqrt(0.9375) + 0.25), x[0], 1e-7);
  }

  /** Reddi et al., Algorithm 2: m and v without correction, and τ in the place of ε. */
  @Test
  void fedAdamDoesNotCorrect() {
    double[] slow = {0.5};
    double m = 0;
    double v = 0;
    ServerOptimizer fedAdam =
        ServerOptimizers.CATALOGUE.parse("adam(beta2=0.99,epsilon=1e-3,correction=none)").value();
    float[] x = {0.5f};
    float[] memory = fedAdam.memory(1);
    Draws draws = Draws.of(1, "fedadam");
    for (int t = 0; t < 50; t++) {
      float a = (float) draws.nextGaussian();
      fedAdam.move(0.03, 0, x, memory, new float[] {a});
      m = 0.9 * m + 0.1 * a;
      v = 0.99 * v + 0.01 * a * a;
      slow[0] -= 0.03 * m / (Math.sqrt(v) + 1e-3);
    }
    assertEquals(slow[0], x[0], 1e-5);
  }

  /** A slow version keeps everything in double; coordinates do not see each other. */
  @ParameterizedTest
  @ValueSource(strings = {"adam", "adagrad", "yogi", "sgd"})
  void coordinatesAreIndependentAndNearTheSlowVersion(String name) {
    ServerOptimizer optimizer = ServerOptimizers.CATALOGUE.parse(name).value();
    int d = 17;
    float[] x = new float[d];
    float[] memory = optimizer.memory(d);
    float[][] alone = new float[d][1];
    float[][] memories = new float[d][];
    Slow[] slow = new Slow[d];
    for (int j = 0; j < d; j++) {
      memories[j] = optimizer.memory(1);
      slow[j] = new Slow(name);
    }
    Draws draws = Draws.of(2, name);
    for (int t = 0; t < 40; t++) {
      float[] aggregate = new float[d];
      for (int j = 0; j < d; j++) {
        aggregate[j] = (float) (draws.nextGaussian() * Math.pow(10, j % 5 - 2));
        optimizer.move(0.01, 1e-3, alone[j], memories[j], new float[] {aggregate[j]});
        slow[j].move(0.01, 1e-3, aggregate[j]);
      }
      optimizer.move(0.01, 1e-3, x, memory, aggregate);
    }
    for (int j = 0; j < d; j++) {
      assertEquals(alone[j][0], x[j]);
      assertEquals(slow[j].x, x[j], 1e-5 * Math.max(1, Math.abs(x[j])), name + ", " + j);
    }
  }

  /** One coordinate, by the formulas of the papers. */
  private static final class Slow {
    private final String name;
    private double x;
    private double m;
    private double v;
    private int t;

    Slow(String name) {
      this.name = name;
      this.v = name.equals("yogi") ? 1e-6 : 0;
    }

    void move(double rate, double decay, double a) {
      double g = a + decay * x;
      t++;
      m = 0.9 * m + 0.1 * g;
      switch (name) {
        case "sgd" -> x -= rate * g;
        case "adagrad" -> {
          v += g * g;
          x -= rate * g / (Math.sqrt(v) + 1e-10);
        }
        case "adam" -> {
          v = 0.999 * v + 0.001 * g * g;
          double corrected = v / (1 - Math.pow(0.999, t));
          x -= rate * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(corrected) + 1e-8);
        }
        default -> {
          v += g * g > v ? 0.001 * g * g : -0.001 * g * g;
          x -= rate * m / (Math.sqrt(v) + 1e-3);
        }
      }
    }
  }

  @Test
  void momentumIsOfSgdAlone() {
    ServerOptimizer adam = ServerOptimizers.CATALOGUE.parse("adam").value();
    assertEquals(adam, adam.withMomentum(0));
    assertEquals(
        "momentum is that of server-optimizer sgd; set it to 0, and beta1 where there is one",
        assertThrows(IllegalArgumentException.class, () -> adam.withMomentum(0.9)).getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "adam(beta1=1); adam: beta1 must be at least 0 and below 1, not 1.0",
        "adam(epsilon=0); adam: epsilon must be positive and finite, not 0.0",
        "adagrad(initial=-1); adagrad: initial must not be negative, but is -1.0",
        "yogi(beta2=-0.1); yogi: beta2 must be at least 0 and below 1, not -0.1",
        "fedyogi; Did you mean 'yogi'?"
      })
  void wrongParametersAreNamed(String spec, String message) {
    String found =
        assertThrows(IllegalArgumentException.class, () -> ServerOptimizers.CATALOGUE.parse(spec))
            .getMessage();
    assertTrue(found.contains(message), found);
  }
}
