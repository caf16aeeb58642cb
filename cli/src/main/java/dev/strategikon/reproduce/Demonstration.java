package dev.strategikon.reproduce;

import dev.strategikon.experiment.RunConfig;
import dev.strategikon.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the demonstration shows of the paper, judged as the reproduction is. */
public final class Demonstration {
  private static final List<Claim> CLAIMS =
      List.of(
          trains("Mean", "mean"),
          trains("Median", "median"),
          trains("Krum", "krum"),
          claim("IPM with a large ε breaks Median", AttackClaims.C2.test()),
          claim("IPM with a small ε breaks Krum", AttackClaims.C6.test()),
          claim("Krum withstands a large ε", AttackClaims.C7.test()));

  private Demonstration() {}

  /**
   * Judges the finished runs of the demonstration.
   *
   * @throws IOException if a run's files cannot be read
   */
  public static List<Verdict> judge(Path sweep, List<RunConfig> runs) throws IOException {
    return Evidence.read(sweep, new Grid(runs), Scale.QUICK.judge()).verdicts(CLAIMS);
  }

  private static Claim trains(String name, String rule) {
    return claim(name + " trains without attack", evidence -> AttackClaims.trains(evidence, rule));
  }

  private static Claim claim(String says, Function<Evidence, Finding> test) {
    return new Claim("", Set.of(), says, "", "", test);
  }
}
