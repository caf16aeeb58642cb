package dev.strategikon.cli;

import dev.strategikon.experiment.Labels;
import dev.strategikon.experiment.RunConfig;
import dev.strategikon.experiment.RunFolder;
import dev.strategikon.report.Outcome;
import dev.strategikon.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Judges the demonstration by rules that were fixed before it ran: a rule <em>trains</em> if it
 * ends at an accuracy of at least 60 % (below 30 % it does not); an attack <em>breaks</em> it if it
 * ends below half of its accuracy without attack; it <em>withstands</em> the attack if it keeps at
 * least 90 % of it. What lies between is not decided.
 */
final class DemoVerdicts {
  private static final double TRAINED = 0.6;
  private static final double UNTRAINED = 0.3;
  private static final double KEPT = 0.9;
  private static final double LOST = 0.5;

  private final Path sweep;
  private final List<RunConfig> runs;

  private DemoVerdicts(Path sweep, List<RunConfig> runs) {
    this.sweep = sweep;
    this.runs = runs;
  }

  static List<Verdict> of(Path sweep, List<RunConfig> runs) throws IOException {
    DemoVerdicts verdicts = new DemoVerdicts(sweep, runs);
    return List.of(
        verdicts.trains("mean"),
        verdicts.trains("median"),
        verdicts.trains("krum"),
        verdicts.breaks("median", "ipm(epsilon=10)", "IPM with a large ε breaks Median"),
        verdicts.breaks("krum", "ipm(epsilon=0.1)", "IPM with a small ε breaks Krum"),
        verdicts.withstands("krum", "ipm(epsilon=10)", "Krum withstands a large ε"));
  }

  private Verdict trains(String rule) throws IOException {
    double accuracy = accuracy(rule, "none");
    String name = rule.substring(0, 1).toUpperCase(Locale.ROOT) + rule.substring(1);
    return new Verdict(
        name + " trains without attack",
        ConsoleProgress.percent(accuracy) + " accuracy",
        outcome(accuracy >= TRAINED, accuracy < UNTRAINED));
  }

  private Verdict breaks(String rule, String attack, String claim) throws IOException {
    double share = accuracy(rule, attack) / accuracy(rule, "none");
    return new Verdict(claim, compared(rule, attack), outcome(share < LOST, share >= KEPT));
  }

  private Verdict withstands(String rule, String attack, String claim) throws IOException {
    double share = accuracy(rule, attack) / accuracy(rule, "none");
    return new Verdict(claim, compared(rule, attack), outcome(share >= KEPT, share < LOST));
  }

  private String compared(String rule, String attack) throws IOException {
    return "%s accuracy with ε = %s, %s without attack"
        .formatted(
            ConsoleProgress.percent(accuracy(rule, attack)),
            attack.replaceAll("[^0-9.]", ""),
            ConsoleProgress.percent(accuracy(rule, "none")));
  }

  private static Outcome outcome(boolean holds, boolean fails) {
    if (holds) {
      return Outcome.HOLDS;
    }
    return fails ? Outcome.DOES_NOT_HOLD : Outcome.NOT_DECIDED;
  }

  private double accuracy(String rule, String attack) throws IOException {
    for (RunConfig run : runs) {
      if (Labels.rule(run).equals(rule) && Labels.attack(run).equals(attack)) {
        return RunFolder.of(sweep, run).result().testAccuracy();
      }
    }
    throw new IllegalStateException("The demonstration has no run of " + rule + " under " + attack);
  }
}
