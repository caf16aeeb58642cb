package dev.strategikon.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.options.LearningRate;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules against PyTorch's. */
class RateSchedulesTest {
  /**
   * The rates of eight steps from γ₀ = 0.2. Made with PyTorch 1.13: StepLR(3, 0.5),
   * ExponentialLR(0.9), CosineAnnealingLR(6, eta_min=0.01) and PolynomialLR(6, power=2). After its
   * T_max PyTorch's cosine rises again, and ours stays: the last rate is 0.0227 there.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "constant; 0.2 0.2 0.2 0.2 0.2 0.2 0.2 0.2",
        "step(size=3,gamma=0.5); 0.2 0.2 0.2 0.1 0.1 0.1 0.05 0.05",
        "exponential(gamma=0.9); 0.2 0.18 0.162 0.1458 0.13122 0.118098 0.1062882 0.0956593800",
        "cosine(steps=6,minimum=0.01); 0.2 0.1872724134 0.1525 0.105 0.0575 0.0227275866 0.01 0.01",
        "polynomial(steps=6,power=2); 0.2 0.1388888889 0.0888888889 0.05 0.0222222222"
            + " 0.0055555556 0 0"
      })
  void areThoseOfPyTorch(String spec, String expected) {
    RateSchedule schedule = RateSchedules.CATALOGUE.parse(spec).value();
    double[] rates =
        IntStream.range(0, 8).mapToDouble(step -> schedule.rate(0.2, step, 100)).toArray();
    double[] published =
        IntStream.range(0, 8)
            .mapToDouble(step -> Double.parseDouble(expected.split(" ")[step]))
            .toArray();
    assertArrayEquals(published, rates, 1e-10);
    assertFalse(schedule.dependsOnLength());
  }

  @Test
  void allStepsAreThoseOfTheRun() {
    for (String name : new String[] {"cosine", "polynomial"}) {
      RateSchedule all = RateSchedules.CATALOGUE.parse(name).value();
      RateSchedule six = RateSchedules.CATALOGUE.parse(name + "(steps=6)").value();
      assertTrue(all.dependsOnLength());
      for (int step = 0; step < 6; step++) {
        assertEquals(six.rate(0.3, step, 9), all.rate(0.3, step, 6));
      }
    }
  }

  @Test
  void aWarmUpMultipliesWhatTheScheduleSays() {
    LearningRate rate =
        new LearningRate(
            0.2, Map.of(), RateSchedules.CATALOGUE.parse("step(size=3,gamma=0.5)").value(), 4, 9);
    double[] rates = IntStream.range(0, 6).mapToDouble(rate::at).toArray();
    assertArrayEquals(new double[] {0.05, 0.1, 0.15, 0.1, 0.1, 0.1}, rates, 1e-12);
    LearningRate changed = new LearningRate(0.2, Map.of(1, 0.4), new ConstantRate(), 2, 9);
    assertArrayEquals(
        new double[] {0.1, 0.4, 0.4}, IntStream.range(0, 3).mapToDouble(changed::at).toArray());
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    RateSchedule cosine = RateSchedules.CATALOGUE.parse("cosine(minimum=0.5)").value();
    assertEquals(
        "cosine: minimum = 0.5 is above learning-rate = 0.1: the rate would rise",
        refusal(() -> new LearningRate(0.1, Map.of(), cosine, 0, 9)));
    assertEquals(
        "learning-rate-steps and learning-rate-schedule both say how the rate changes: give one",
        refusal(() -> new LearningRate(1, Map.of(3, 0.1), cosine, 0, 9)));
    assertEquals(
        "warm-up-steps must not be negative, but is -1",
        refusal(() -> new LearningRate(1, Map.of(), cosine, -1, 9)));
    assertTrue(
        refusal(() -> RateSchedules.CATALOGUE.parse("step(size=0)"))
            .contains("step: size must be at least 1, not 0"));
    assertTrue(
        refusal(() -> RateSchedules.CATALOGUE.parse("CosineAnnealingLR"))
            .contains("Did you mean 'cosine'?"));
  }

  private static String refusal(Executable executable) {
    return assertThrows(IllegalArgumentException.class, executable).getMessage();
  }
}
