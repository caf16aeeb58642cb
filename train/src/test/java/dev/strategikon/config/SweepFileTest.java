package dev.strategikon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.options.ByzantineSet;
import dev.strategikon.options.KnowledgeModel;
import dev.strategikon.options.Scheme;
import dev.strategikon.options.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepFileTest {
  @Test
  void listsSpanTheGridAndTheLastKeyChangesFastest() {
    List<RunConfig> runs =
        parse(
            """
            rule: [mean, median]
            attack: [none, ipm(epsilon=10), ipm(epsilon=0.5)]
            byzantine: 12
            """);
    assertEquals(
        List.of(
            "mean without attack, q = 12, seed 1",
            "mean under ipm(epsilon=10), q = 12, seed 1",
            "mean under ipm(epsilon=0.5), q = 12, seed 1",
            "median without attack, q = 12, seed 1",
            "median under ipm(epsilon=10), q = 12, seed 1",
            "median under ipm(epsilon=0.5), q = 12, seed 1"),
        runs.stream().map(RunConfig::toString).toList());
  }

  @Test
  void blocksShareWhatStandsBesideThem() {
    List<RunConfig> runs =
        parse(
            """
            steps: 7
            runs:
              - {rule: median, byzantine: 12}
              - {rule: krum, byzantine: 11, steps: 9}
            """);
    assertEquals(2, runs.size());
    assertEquals("7", runs.get(0).text("steps"));
    assertEquals("9", runs.get(1).text("steps"));
  }

  @Test
  void overridesWinAndMayBeLists() {
    List<RunConfig> runs =
        SweepFile.parse(
            "runs: [{rule: mean, steps: 5}]", Map.of("steps", "6", "seed", "[1, 2, 3]"));
    assertEquals(3, runs.size());
    assertEquals("6", runs.get(2).text("steps"));
  }

  @Test
  void aRunThatIsSpannedTwiceRunsOnce() {
    assertEquals(1, parse("rule: [krum, 'krum(neighbours=m-q-2)']\nbyzantine: 11").size());
  }

  @Test
  void writtenConfigurationsReadBackTheSame() {
    RunConfig config =
        parse(
                """
                rule: krum(neighbours=13)
                attack: ipm(epsilon=0.5)
                byzantine: 11
                declared: 10
                learning-rate: 1e-2
                learning-rate-steps: {100: 0.005}
                seed: 12345678901
                """)
            .get(0);
    RunConfig read = SweepFile.parse(SweepFile.write(config), Map.of()).get(0);
    assertEquals(config, read);
    assertEquals(config.digest(), read.digest());
  }

  @Test
  void whatIsNotGivenIsFilledIn() {
    RunConfig config = parse("rule: krum\nbyzantine: 11").get(0);
    assertEquals("krum(neighbours=m-q-2)", config.text("rule"));
    assertEquals("11", config.text("declared"));
    assertEquals("0.1", config.text("learning-rate"));
  }

  @Test
  void everyParameterChangesTheFolder() {
    String base = "rule: median\nbyzantine: 12\nattack: ipm(epsilon=1)\n";
    String folder = parse(base).get(0).folderName();
    assertTrue(folder.startsWith("median_ipm-epsilon-1_q12_seed1_"), folder);
    for (String change :
        List.of(
            "dataset: cifar10",
            "model: softmax",
            "workers: 26",
            "declared: 11",
            "byzantine-set: fixed",
            "knowledge: colluders",
            "attack-from-epoch: 0.5",
            "split: dirichlet(alpha=1)",
            "server-sample: 200",
            "server-pieces: 5",
            "batch: 51",
            "learning-rate: 0.2",
            "learning-rate-steps: {5: 0.1}",
            "momentum: 0.9",
            "worker-momentum: 0.9",
            "weight-decay: 1e-4",
            "steps: 401",
            "evaluate-every: 21",
            "loss-sample: 1",
            "audit-every: 10",
            "non-finite: propagate",
            "seed: 2")) {
      assertNotEquals(folder, parse(base + change).get(0).folderName(), change);
    }
    String other = base.replace("epsilon=1", "epsilon=1.5");
    assertNotEquals(folder, parse(other).get(0).folderName());
  }

  @Test
  void oneRunHasOneFolderHoweverItsNumbersAreWritten() {
    String folder = parse("{rule: krum(q=1), learning-rate: 1}").get(0).folderName();
    for (String same :
        List.of(
            "{rule: krum(q=1.0), learning-rate: 1.0}", "{rule: krum(q=1e0), learning-rate: 1e0}")) {
      assertEquals(folder, parse(same).get(0).folderName());
    }
  }

  @Test
  void aFoldersNameKeepsTheSignOfANumber() {
    String name =
        parse("{rule: median, byzantine: 12, attack: ipm(epsilon=-10)}").get(0).folderName();
    assertTrue(name.startsWith("median_ipm-epsilon-minus10_q12_"), name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rul: mean | Unknown key 'rul'. Did you mean 'rule'?",
        "rule: medain | rule: Unknown rule 'medain'. Did you mean 'median'?",
        "attack: ipm | attack: ipm needs epsilon (the scale of the honest mean, say 0.5): write"
            + " ipm(epsilon=…)",
        "steps: many | steps: must be a whole number, not 'many'",
        "steps: 1.5 | steps: must be a whole number, not '1.5'",
        "steps: 010 | line 1: '010' is 8 in YAML; write 8, or put a word in quotes",
        "rule: no | line 1: YAML reads 'no' as a truth value (as it does yes, no, on, off, true and"
            + " false), and no key has one; if it is a name, put it in quotes",
        "attack: [ipm(epsilon=1), Off] | line 1: YAML reads 'Off' as a truth value (as it does yes,"
            + " no, on, off, true and false), and no key has one; if it is a name, put it in quotes",
        "rule: 'no' | rule: Unknown rule 'no'. Did you mean 'zeno'?",
        "steps: [10, 0x10] | line 1: '0x10' is 16 in YAML; write 16, or put a word in quotes",
        "workers: +9 | line 1: '+9' is 9 in YAML; write 9, or put a word in quotes",
        "learning-rate: 0x1p0 | learning-rate: must be a finite number, not '0x1p0'",
        "learning-rate: 1d | learning-rate: must be a finite number, not '1d'",
        "rule: krum(q=01) | rule: In 'krum(q=01)', q must be a whole number, not '01'",
        "learning-rate: fast | learning-rate: must be a finite number, not 'fast'",
        "learning-rate-steps: 3 | learning-rate-steps: must be a map such as {200: 0.05, 300:"
            + " 0.01}, not '3'",
        "non-finite: drop | non-finite: must be one of [reject, fail, propagate], not 'drop'",
        "momentum: 1 | rule mean, attack none: momentum must be at least 0 and below 1, not 1.0",
        "byzantine: 25 | rule mean, attack none: byzantine must be from 0 to workers - 1 = 24, not"
            + " 25",
        "seed: [] | seed: the list is empty",
        "byzantine-set: often | byzantine-set: must be one of [random-each-step, fixed, last], not"
            + " 'often'",
        "knowledge: all | knowledge: must be one of [omniscient, colluders], not 'all'",
        "split: dirichlet | split: dirichlet needs alpha (0.1 gives a class to few workers, 100 to"
            + " all alike; from 1e-6 to 1e6): write dirichlet(alpha=…)",
        "split: gamma-similarity(gamma=2) | split: gamma must be from 0 to 1, not 2.0",
        "audit-every: -1 | rule mean, attack none: audit-every must not be negative, but is -1",
        "scheme: cyclic | scheme: must be one of [plain, draco], not 'cyclic'",
      })
  void mistakesAreNamed(String text, String message) {
    assertEquals(
        message, assertThrows(InvalidConfigException.class, () -> parse(text)).getMessage());
  }

  @Test
  void krumWithTooManyByzantineIsRefusedBeforeAnythingRuns() {
    String message =
        assertThrows(InvalidConfigException.class, () -> parse("rule: [mean, krum]\nbyzantine: 12"))
            .getMessage();
    assertEquals(
        "rule krum(neighbours=m-q-2), attack none: Krum needs 2q + 2 < m: with m = 25 it takes at"
            + " most q = 11, not q = 12 (neighbours=… lifts this)",
        message);
  }

  @Test
  void theThreatAndTheSchemeAreRead() {
    String text = "byzantine: 2\nbyzantine-set: fixed\nknowledge: colluders\nscheme: draco";
    TrainingOptions options = parse(text).get(0).options();
    assertEquals(ByzantineSet.FIXED, options.threat().byzantineSet());
    assertEquals(KnowledgeModel.COLLUDERS, options.threat().knowledge());
    assertEquals(Scheme.DRACO, options.scheme());
    TrainingOptions defaults = parse("byzantine: 2").get(0).options();
    assertEquals(ByzantineSet.RANDOM_EACH_STEP, defaults.threat().byzantineSet());
    assertEquals(KnowledgeModel.OMNISCIENT, defaults.threat().knowledge());
    assertEquals(Scheme.PLAIN, defaults.scheme());
    assertNotEquals(
        parse("byzantine: 2").get(0).digest(),
        parse("byzantine: 2\nscheme: draco").get(0).digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "declared: 3 | rule mean, attack none: draco needs groups of 2·declared + 1 = 7 workers,"
            + " but workers = 25 is not a multiple of 7. With 25 workers, declared can be 0, 2, 12",
        "rule: median | rule median, attack none: draco averages the decoded vectors: set rule"
            + " to mean without q, and q by declared",
        "rule: mean(q=2) | rule mean(q=2), attack none: draco averages the decoded vectors: set"
            + " rule to mean without q, and q by declared",
        "worker-momentum: 0.9 | rule mean, attack none: draco needs equal vectors within a group:"
            + " set worker-momentum to 0, or use momentum",
      })
  void dracoIsRefusedWhereItDecodesNothing(String text, String message) {
    assertEquals(
        message,
        assertThrows(InvalidConfigException.class, () -> parse("scheme: draco\n" + text))
            .getMessage());
  }

  @Test
  void whatIsNoYamlIsNamedWithItsLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("sweep.yaml");
    Files.writeString(file, "rule: mean\nrule: median\n");
    String message =
        assertThrows(InvalidConfigException.class, () -> SweepFile.read(file, Map.of()))
            .getMessage();
    assertTrue(message.startsWith(file + ": line 2: is not a YAML mapping"), message);
    assertThrows(InvalidConfigException.class, () -> parse("just text"));
    assertThrows(InvalidConfigException.class, () -> parse(""));
    assertThrows(InvalidConfigException.class, () -> SweepFile.read(folder, Map.of()));
  }

  private static List<RunConfig> parse(String text) {
    return SweepFile.parse(text, Map.of());
  }
}
