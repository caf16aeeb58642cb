package dev.strategikon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exclusions and presets. */
class SweepGridTest {
  @Test
  void whatMatchesAnExclusionEntirelyIsLeftOut() {
    List<RunConfig> runs =
        parse(
            """
            rule: [median, krum]
            byzantine: [11, 12]
            attack: [none, ipm(epsilon=10)]
            exclude:
              - {rule: krum, byzantine: 12}
              - {attack: none, byzantine: [11, 12], rule: median}
            """);
    assertEquals(
        List.of(
            "median under ipm(epsilon=10), q = 11, seed 1",
            "median under ipm(epsilon=10), q = 12, seed 1",
            "krum without attack, q = 11, seed 1",
            "krum under ipm(epsilon=10), q = 11, seed 1"),
        runs.stream().map(RunConfig::toString).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attack: ipm(epsilon=10.0)",
        "rule: krum(neighbours=m-q-2)",
        "learning-rate: 1e-1",
        "declared: 11",
        "steps: [399, 400]"
      })
  void valuesAreComparedInCompleteForm(String exclusion) {
    String text = "rule: krum\nbyzantine: 11\nattack: ipm(epsilon=10)\nseed: [1, 2, 3]\n";
    List<RunConfig> runs = parse(text + "exclude: [{" + exclusion + ", seed: 2}]");
    assertEquals(List.of("1", "3"), runs.stream().map(run -> run.text("seed")).toList());
  }

  @Test
  void somethingMustBeLeft() {
    assertEquals(
        "exclude leaves out every run",
        assertThrows(
                InvalidConfigException.class, () -> parse("rule: mean\nexclude: [{rule: mean}]"))
            .getMessage());
  }

  @Test
  void aBlocksExclusionsAreItsOwn() {
    List<RunConfig> runs =
        parse(
            """
            seed: [1, 2]
            runs:
              - {rule: mean, exclude: [{seed: 1}]}
              - {rule: median}
            """);
    assertEquals(
        List.of(
            "mean without attack, q = 0, seed 2",
            "median without attack, q = 0, seed 1",
            "median without attack, q = 0, seed 2"),
        runs.stream().map(RunConfig::toString).toList());
  }

  @Test
  void anExclusionOfAReplacedKeyMayMatchNothing() {
    String text = "rule: [mean, median]\nseed: [1, 2]\nexclude: [{rule: mean, seed: 2}]";
    assertEquals(2, SweepFile.parse(text, Map.of("rule", "median")).size());
    assertEquals(1, SweepFile.parse(text, Map.of("rule", "mean")).size());
  }

  @Test
  void presetsStandForTheirKeys() {
    List<RunConfig> runs =
        parse(
            """
            presets:
              short: {steps: 7, batch: 3, seed: [1, 2]}
              tiny: {model: softmax, batch: 2}
            preset: [short, tiny]
            steps: 8
            """);
    assertEquals(2, runs.size());
    assertEquals("softmax", runs.get(0).text("model"));
    assertEquals("2", runs.get(0).text("batch"));
    assertEquals("8", runs.get(0).text("steps"));
  }

  @Test
  void aBlocksPresetWinsOverWhatIsShared() {
    List<RunConfig> runs =
        parse(
            """
            presets: {short: {steps: 7, batch: 3}}
            steps: 9
            runs:
              - {rule: mean, preset: short}
              - {rule: mean, preset: short, batch: 4}
              - {rule: median}
            """);
    assertEquals("7 3", runs.get(0).text("steps") + " " + runs.get(0).text("batch"));
    assertEquals("7 4", runs.get(1).text("steps") + " " + runs.get(1).text("batch"));
    assertEquals("9 50", runs.get(2).text("steps") + " " + runs.get(2).text("batch"));
  }

  @Test
  void somePresetsShipWithTheProgram() {
    assertEquals(10, parse("preset: paper").size());
    assertEquals("cnn-paper", parse("preset: paper").get(0).text("model"));
    assertEquals(2, parse("preset: laptop").size());
    assertEquals("mlp(hidden=128)", parse("preset: demo").get(0).text("model"));
    // A file's own of the same name takes their place.
    assertEquals(
        "softmax", parse("presets: {demo: {model: softmax}}\npreset: demo").get(0).text("model"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exclude: [{seed: 3}] | exclude, entry 1: {seed=[3]} matches no run; correct it or"
            + " remove it",
        "exclude: [{seed: 1}, {sed: 2}] | exclude, entry 2: Unknown key 'sed'. Did you mean 'seed'?",
        "exclude: [{seed: many}] | exclude, entry 1: seed: must be a whole number, not 'many'",
        "exclude: [{seed: null}] | exclude, entry 1: seed: has no value",
        "exclude: [{}] | exclude, entry 1: is empty, so it would leave out every run",
        "exclude: {seed: 1} | exclude: must be a list of mappings, such as [{rule: krum,"
            + " byzantine: 12}]",
        "exclude: [{preset: paper}] | exclude, entry 1: 'preset' is not a key of a run and is"
            + " not allowed here",
        "preset: papr | preset: Unknown preset 'papr'. Did you mean 'paper'?",
        "presets: {a: {steps: many}} | preset a: steps: must be a whole number, not 'many'",
        "presets: {a: {preset: paper}} | preset a: a preset cannot use another one; name both"
            + " where they are used",
        "presets: {a: 3} | preset a: '3' is not a mapping",
        "presets: [a] | presets: '[a]' is not a mapping",
        "runs: [{rule: mean}, {stps: 3}] | runs, block 2: Unknown key 'stps'. Did you mean 'steps'?",
        "runs: [{rule: mean}, {rule: krum, byzantine: 12}] | runs, block 2: rule"
            + " krum(neighbours=m-q-2), attack none: Krum needs 2q + 2 < m: with m = 25 it takes"
            + " at most q = 11, not q = 12 (neighbours=… lifts this)",
        "runs: [{rule: mean, exclude: [{seed: 3}]}] | runs, block 1: exclude, entry 1: {seed=[3]}"
            + " matches no run; correct it or remove it",
        "runs: [{preset: papr}] | runs, block 1: preset: Unknown preset 'papr'. Did you mean"
            + " 'paper'?",
        "runs: [mean] | runs, block 1: 'mean' is not a mapping",
        "runs: [] | runs: must be a list of mappings",
        "exlude: [] | Unknown key 'exlude'. Did you mean 'exclude'?",
      })
  void mistakesAreNamedWithBlockAndKey(String text, String message) {
    assertEquals(
        message, assertThrows(InvalidConfigException.class, () -> parse(text)).getMessage());
  }

  @Test
  void theCommandLinesMistakesAreNamedAsSuch() {
    assertEquals(
        "--set steps: must be a whole number, not 'many'",
        assertThrows(
                InvalidConfigException.class,
                () -> SweepFile.parse("rule: mean", Map.of("steps", "many")))
            .getMessage());
    assertEquals(
        "--set 'preset' is not a key of a run and is not allowed here",
        assertThrows(
                InvalidConfigException.class,
                () -> SweepFile.parse("rule: mean", Map.of("preset", "paper")))
            .getMessage());
  }

  private static List<RunConfig> parse(String text) {
    return SweepFile.parse(text, Map.of());
  }
}
