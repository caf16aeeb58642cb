package dev.strategikon.reproduce.bucketing;

import dev.strategikon.attack.hidden.Alie;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import java.util.List;
import java.util.Map;

/**
 * A cell of the published tables: runs that differ by their seed alone. The fields are those of the
 * published file.
 *
 * @param rule such as {@code krum}
 * @param attack such as {@code alie}
 * @param workers n, all workers
 * @param byzantine f, how many are Byzantine
 * @param split {@code iid} or {@code sorted-shards}
 * @param bucketing s, the vectors of a bucket; 0 without bucketing
 * @param momentum β of the workers
 */
record PublishedCell(
    String rule,
    String attack,
    int workers,
    int byzantine,
    String split,
    int bucketing,
    double momentum) {

  /** Their radius of centered clipping without momentum; it grows as the vectors do. */
  private static final double RADIUS = 10;

  /**
   * Returns our run of the cell, whose other settings are the preset {@code bucketing}.
   *
   * @param overrides values that replace those of the run, by key, as YAML text
   * @throws IllegalArgumentException if we have no such rule, attack or split
   */
  RunConfig run(int seed, Map<String, String> overrides) {
    String yaml =
        """
        preset: bucketing
        rule: "%s"
        attack: "%s"
        knowledge: %s
        workers: %d
        byzantine: %d
        split: "%s"
        worker-momentum: %s
        seed: %d
        """
            .formatted(
                pipeline(),
                ourAttack(),
                attack.equals("sign-flip") ? "colluders" : "omniscient",
                workers,
                byzantine,
                ourSplit(),
                momentum,
                seed);
    List<RunConfig> runs = SweepFile.parse(yaml, overrides);
    if (runs.size() > 1) {
      throw new IllegalArgumentException("--set must give one value of each key here");
    }
    return runs.get(0);
  }

  private String pipeline() {
    return bucketing > 0 ? "bucketing(size=%d) | %s".formatted(bucketing, ourRule()) : ourRule();
  }

  private String ourRule() {
    return switch (rule) {
      case "mean", "median" -> rule;
      case "krum" -> "krum(power=4)";
      case "geometric-median" -> "geometric-median(nu=0.1,iterations=8)";
      case "centered-clipping" ->
          "centered-clipping(radius=%s,iterations=3,start=last)"
              .formatted((float) (RADIUS / (1 - momentum)));
      default -> throw unknown("rule", rule);
    };
  }

  private String ourAttack() {
    return switch (attack) {
      case "none", "label-flip" -> attack;
      // Each attacker its own gradient, which it computes where the attackers see those alone.
      case "sign-flip" -> "sign-flip(of=each)";
      // They subtract z deviations, and we add them.
      case "alie" -> "alie(z=%s)".formatted(-Alie.paperZ(workers, byzantine));
      case "mimic-along-variance" -> "mimic(worker=variance)";
      default -> {
        if (attack.startsWith("ipm(")) {
          yield attack;
        }
        throw unknown("attack", attack);
      }
    };
  }

  private String ourSplit() {
    return switch (split) {
      case "iid" -> "sorted-shards(deal=in-turn)";
      case "sorted-shards" -> split;
      default -> throw unknown("split", split);
    };
  }

  private static IllegalArgumentException unknown(String what, String name) {
    return new IllegalArgumentException(
        "The published file has the %s '%s', for which nothing of ours is known"
            .formatted(what, name));
  }

  /** Returns such as {@code krum, bucketing 2, alie, sorted-shards}. */
  @Override
  public String toString() {
    return "%s%s, %s, %s%s"
        .formatted(
            rule,
            bucketing > 0 ? ", bucketing " + bucketing : "",
            attack,
            split,
            momentum > 0 ? ", momentum " + momentum : "");
  }
}
