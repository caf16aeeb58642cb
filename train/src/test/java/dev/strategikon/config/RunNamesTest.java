package dev.strategikon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunNamesTest {
  private static final String LONG =
      """
      rule: ["nnm | geometric-median(nu=0.1, iterations=4)", "nnm | geometric-median(nu=0.1, iterations=5)"]
      attack: [ipm(epsilon=0.5), ipm(epsilon=0.55)]
      byzantine: [3, 4]
      declared: [3, 5]
      learning-rate: [0.1, 0.01]
      split: [dirichlet(alpha=0.1), dirichlet(alpha=0.11)]
      seed: [1, 2, 10]
      """;

  @Test
  void whatVariesIsInTheFullName() {
    assertEquals(
        List.of(
            "median without attack, q = 0, seed 1, learning-rate = 0.1",
            "median without attack, q = 0, seed 1, learning-rate = 0.01"),
        full("rule: median\nlearning-rate: [0.1, 0.01]"));
  }

  /** With q comes what the rule is told of it, unless the file says otherwise. */
  @Test
  void whatFollowsAnotherKeyIsNotNamed() {
    assertEquals(
        List.of("median without attack, q = 1, seed 1", "median without attack, q = 2, seed 1"),
        full("rule: median\nbyzantine: [1, 2]"));
    assertEquals(
        List.of(
            "median without attack, q = 2, seed 1, declared = 1",
            "median without attack, q = 2, seed 1, declared = 2"),
        full("rule: median\nbyzantine: 2\ndeclared: [1, 2]"));
  }

  @Test
  void briefNamesLeaveOutWhatAllRunsHave() {
    assertEquals(
        List.of("mean · seed 1", "mean · seed 2", "krum · seed 1", "krum · seed 2"),
        brief("rule: [mean, krum]\nattack: ipm(epsilon=1)\nbyzantine: 2\nseed: [1, 2]", 30));
    assertEquals(List.of("mean · none"), brief("rule: mean", 30));
  }

  @Test
  void theLongestPartsAreCutInTheirMiddle() {
    assertEquals(
        List.of(
            "geometri…tions=4) · seed 1",
            "geometri…tions=4) · seed 2",
            "mean · seed 1",
            "mean · seed 2"),
        brief("rule: [geometric-median(iterations=4), mean]\nseed: [1, 2]", 26));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 22, 34, 49, 80})
  void noTwoBriefNamesAreAlikeOrTooLong(int width) {
    List<String> names = brief(LONG, width);
    assertEquals(192, names.size());
    assertEquals(names.size(), new HashSet<>(names).size());
    names.forEach(name -> assertTrue(name.length() <= width, name));
  }

  private static List<String> full(String yaml) {
    List<RunConfig> runs = SweepFile.parse(yaml, Map.of());
    RunNames names = new RunNames(runs);
    return runs.stream().map(names::full).collect(Collectors.toList());
  }

  private static List<String> brief(String yaml, int width) {
    List<RunConfig> runs = SweepFile.parse(yaml, Map.of());
    return List.copyOf(new RunNames(runs).brief(width).values());
  }
}
