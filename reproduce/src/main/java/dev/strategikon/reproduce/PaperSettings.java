package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The paper's settings, as the preset {@code paper} has them. */
final class PaperSettings {
  /** What the paper varies, and what only says when and how often to look. */
  private static final Set<String> FREE =
      Set.of(
          "rule",
          "attack",
          "byzantine",
          "declared",
          "declared-before-attack",
          "attack-from-epoch",
          "steps",
          "evaluate-every",
          "evaluate-from",
          "loss-sample",
          "audit-every",
          "seed");

  private static final RunConfig PAPER =
      SweepFile.parse("preset: paper\nseed: 1\n", Map.of()).get(0);

  private PaperSettings() {}

  /** Returns the keys in which a run of the paper's rules differs from the paper's settings. */
  static Set<String> differences(PaperGrid grid) {
    Set<String> keys = new TreeSet<>();
    for (String rule : List.of("mean", "median", "krum")) {
      grid.ofRule(rule).forEach(run -> keys.addAll(differences(run)));
    }
    return keys;
  }

  /** Returns whether the runs have other images, so that the paper's curves say nothing of them. */
  static boolean isOtherData(PaperGrid grid) {
    return differences(grid).contains("dataset");
  }

  /** Returns the keys in which a run differs from the paper's settings. */
  static Set<String> differences(RunConfig run) {
    Set<String> keys = new TreeSet<>();
    run.values()
        .forEach(
            (key, value) -> {
              if (!FREE.contains(key) && !Objects.equals(value, PAPER.values().get(key))) {
                keys.add(key);
              }
            });
    return keys;
  }
}
