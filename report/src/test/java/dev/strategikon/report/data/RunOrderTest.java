package dev.strategikon.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunOrderTest {
  @Test
  void numbersAreInTheOrderOfTheirValues() {
    NaturalOrder order = new NaturalOrder();
    List<String> texts =
        new ArrayList<>(
            List.of("ipm(ε=-10)", "ipm(ε=-1)", "ipm(ε=0.5)", "ipm(ε=1e1)", "ipm(ε=100)", "mimic"));
    List<String> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(order);
    assertEquals(texts, shuffled);
    // A hyphen in a name is no sign.
    assertEquals(-1, Integer.signum(order.compare("cnn-2", "cnn-10")));
  }

  @Test
  void rulesAndAttacksComeAsInTheirCatalogues() {
    List<RunConfig> runs =
        new ArrayList<>(
            SweepFile.parse(
                """
                rule: [krum, nnm | median, median, mean]
                attack: [alie, ipm(epsilon=10), none, ipm(epsilon=0.5)]
                byzantine: 5
                seed: [10, 9]
                """,
                Map.of()));
    runs.sort(new RunOrder());
    LabelMaker labels = new LabelMaker(runs);
    List<String> names = runs.stream().map(labels::run).toList();
    assertEquals(
        List.of(
            "mean · no attack · seed 9",
            "mean · no attack · seed 10",
            "mean · ipm(ε=0.5) · seed 9",
            "mean · ipm(ε=0.5) · seed 10",
            "mean · ipm(ε=10) · seed 9"),
        names.subList(0, 5));
    assertEquals("mean · alie · seed 9", names.get(6));
    assertEquals("median · no attack · seed 9", names.get(8));
    assertEquals("nnm | median · no attack · seed 9", names.get(16));
    assertEquals("krum · no attack · seed 9", names.get(24));
  }
}
