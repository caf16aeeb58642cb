package dev.strategikon.reproduce.bucketing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.config.RunConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a cell's settings are written here. */
class PublishedCellTest {
  private static RunConfig run(
      String rule, String attack, String split, int bucketing, double momentum) {
    return new PublishedCell(rule, attack, 25, 5, split, bucketing, momentum).run(7, Map.of());
  }

  @Test
  void theSettingsAreThoseOfTheAuthors() {
    RunConfig run = run("mean", "mimic-along-variance", "iid", 0, 0);
    Map<String, Object> values = run.values();
    assertEquals("mnist", values.get("dataset"));
    assertEquals("by-channel", values.get("normalisation"));
    assertEquals("cnn-bucketing", values.get("model"));
    assertEquals("pytorch", values.get("initialisation"));
    assertEquals("repeated", values.get("dropout-masks"));
    assertEquals(25, values.get("workers"));
    assertEquals(5, values.get("byzantine"));
    assertEquals(5, values.get("declared"));
    assertEquals("last", values.get("byzantine-set"));
    assertEquals("honest", values.get("split-among"));
    assertEquals("shuffled", values.get("sampling"));
    assertEquals(30, values.get("pass-steps"));
    assertEquals(32, values.get("batch"));
    assertEquals(0.01, values.get("learning-rate"));
    assertEquals(600, values.get("steps"));
    assertEquals(30, values.get("evaluate-every"));
    assertEquals(7L, values.get("seed"));
    assertEquals("mimic(worker=variance)", values.get("attack"));
    assertEquals("sorted-shards(deal=in-turn)", values.get("split"));
    assertEquals(
        "sorted-shards(deal=shards)", run("mean", "alie", "sorted-shards", 0, 0).text("split"));
  }

  @Test
  void rulesAreTranslated() {
    assertEquals("mean", run("mean", "alie", "iid", 0, 0).text("rule"));
    assertEquals(
        "bucketing(size=2) | krum(neighbours=m-q-2, power=4)",
        run("krum", "alie", "iid", 2, 0).text("rule"));
    assertEquals(
        "geometric-median(nu=0.1, iterations=8)",
        run("geometric-median", "alie", "iid", 0, 0).text("rule"));
    assertEquals(
        "centered-clipping(radius=10, iterations=3, start=last)",
        run("centered-clipping", "alie", "iid", 0, 0).text("rule"));
    // Their radius is divided by 1 − β, as the vectors grow.
    RunConfig momentum = run("centered-clipping", "alie", "iid", 0, 0.9);
    assertEquals("centered-clipping(radius=100, iterations=3, start=last)", momentum.text("rule"));
    assertEquals("0.9", momentum.text("worker-momentum"));
    assertEquals("sum", momentum.text("worker-momentum-form"));
  }

  @Test
  void attacksAreTranslated() {
    // n = 25, f = 5: 8 supporters, and Φ(0.2533471) = 12/20. They subtract, and we add.
    String alie = run("mean", "alie", "iid", 0, 0).text("attack");
    assertEquals(-0.2533471, Double.parseDouble(alie.substring(7, alie.length() - 1)), 1e-7);
    assertEquals("omniscient", run("mean", "alie", "iid", 0, 0).text("knowledge"));
    RunConfig flip = run("mean", "sign-flip", "iid", 0, 0);
    assertEquals("sign-flip(of=each)", flip.text("attack"));
    assertEquals("colluders", flip.text("knowledge"));
    assertEquals("label-flip", run("mean", "label-flip", "iid", 0, 0).text("attack"));
    assertEquals("ipm(epsilon=0.1)", run("mean", "ipm(epsilon=0.1)", "iid", 0, 0).text("attack"));
  }

  @Test
  void whatHasNoCounterpartIsNamed() {
    for (String[] cell :
        new String[][] {{"tm", "alie", "iid"}, {"mean", "gauss", "iid"}, {"mean", "alie", "x"}}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> run(cell[0], cell[1], cell[2], 0, 0))
              .getMessage();
      assertEquals(1, message.lines().count());
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new PublishedCell("mean", "alie", 25, 5, "iid", 0, 0)
                .run(1, Map.of("learning-rate", "[1, 2]")));
  }
}
