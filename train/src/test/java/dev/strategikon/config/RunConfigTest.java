package dev.strategikon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.attack.GradientAttack;
import dev.strategikon.options.Scheme;
import dev.strategikon.split.LabelShards;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunConfigTest {
  @Test
  void valuesAreTyped() {
    RunConfig run =
        RunConfig.of(
            Map.of(
                "rule", "krum",
                "attack", "ipm(epsilon=1e1)",
                "byzantine", 11,
                "split", "label-shards",
                "learning-rate-steps", Map.of("7", 1, "3", "1e-2")));
    int q = run.get(ConfigKeys.DECLARED);
    assertEquals(11, q);
    assertEquals(Map.of(3, 0.01, 7, 1.0), run.get(ConfigKeys.LEARNING_RATE_STEPS));
    assertEquals(Scheme.PLAIN, run.get(ConfigKeys.SCHEME));
    assertEquals("krum(neighbours=m-q-2)", run.get(ConfigKeys.RULE).text());
    assertEquals("krum", run.get(ConfigKeys.RULE).brief());
    assertInstanceOf(GradientAttack.class, run.get(ConfigKeys.ATTACK).value());
    assertEquals(new LabelShards(2), run.get(ConfigKeys.SPLIT).value());
  }

  @Test
  void whatASpecNamesIsMadeOnceForAllRunsOfAGrid() {
    List<RunConfig> runs =
        SweepFile.parse(
            """
            presets: {mine: {rule: [median, krum]}}
            preset: mine
            split: dirichlet(alpha=1)
            seed: [1, 2]
            runs:
              - {attack: ipm(epsilon=1)}
              - {batch: 2}
            """,
            Map.of("model", "mlp"));
    assertEquals(8, runs.size());
    for (RunConfig run : runs) {
      RunConfig twin =
          runs.stream()
              .filter(other -> other.get(ConfigKeys.RULE).equals(run.get(ConfigKeys.RULE)))
              .findFirst()
              .orElseThrow();
      assertSame(twin.options().aggregator(), run.options().aggregator());
      assertSame(run.get(ConfigKeys.RULE).value(), run.options().aggregator());
      assertSame(run.get(ConfigKeys.ATTACK).value(), run.options().threat().attack());
      assertSame(
          runs.get(0).options().minibatching().split(), run.options().minibatching().split());
      assertSame(runs.get(0).get(ConfigKeys.MODEL).value(), run.get(ConfigKeys.MODEL).value());
      assertSame(runs.get(0).get(ConfigKeys.DATASET), run.get(ConfigKeys.DATASET));
    }
  }

  @Test
  void runsAreEqualByWhatTheyMean() {
    RunConfig run = RunConfig.of(Map.of("rule", "krum", "byzantine", 3));
    RunConfig same = RunConfig.of(Map.of("rule", "krum( neighbours=m-q-2 )", "byzantine", 3));
    assertEquals(run, same);
    assertEquals(run.hashCode(), same.hashCode());
    assertNotEquals(run, RunConfig.of(Map.of("rule", "krum", "byzantine", 3, "seed", 2)));
    assertEquals(
        run.valuesButSeed(),
        RunConfig.of(Map.of("rule", "krum", "byzantine", 3, "seed", 2)).valuesButSeed());
  }

  @Test
  void whatIsNullTakesItsDefault() {
    Map<String, Object> given = new HashMap<>();
    given.put("byzantine", 4);
    given.put("declared", null);
    given.put("steps", null);
    RunConfig run = RunConfig.of(given);
    assertEquals("4 400", run.text("declared") + " " + run.text("steps"));
  }

  @Test
  void aValueOutOfItsRangeIsRefusedWithItsKey() {
    assertEquals(
        "model: The outputs of a dense layer must be at least 1, not 0",
        assertThrows(
                InvalidConfigException.class, () -> RunConfig.of(Map.of("model", "mlp(hidden=0)")))
            .getMessage());
  }
}
