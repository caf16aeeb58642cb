package dev.strategikon.cli.sweep;

import dev.strategikon.cli.console.TextTable;
import dev.strategikon.config.ConfigKey;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.config.RunNames;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunResult;
import dev.strategikon.text.ShownNumbers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Prints the final results of a sweep. Runs that differ by their seed alone share a row, which has
 * the means over the seeds.
 */
final class ResultTable {
  /** The largest number of seeds that are listed. */
  private static final int FEW_SEEDS = 5;

  private ResultTable() {}

  static void print(PrintWriter out, Path sweep, List<RunConfig> runs) throws IOException {
    List<ConfigKey<?>> more = new ArrayList<>(new RunNames(runs).varying());
    more.remove(ConfigKeys.BYZANTINE);
    Collection<List<RunConfig>> groups = bySeed(runs);
    boolean severalSeeds = groups.size() < runs.size();
    List<String> header = new ArrayList<>(List.of("rule", "attack", "q"));
    more.forEach(key -> header.add(key.name()));
    header.addAll(List.of(severalSeeds ? "seeds" : "seed", "accuracy", "loss", "⟨v̄, A⟩ < 0"));
    boolean backdoors = runs.stream().anyMatch(run -> run.options().threat().trigger().isPresent());
    if (backdoors) {
      header.add("backdoor");
    }
    List<List<String>> rows = new ArrayList<>(List.of(header));
    for (List<RunConfig> group : groups) {
      List<RunResult> results = results(sweep, group);
      List<String> row = row(group, more, results);
      if (backdoors) {
        row.add(ShownNumbers.percent(mean(results, RunResult::endSuccess)));
      }
      rows.add(row);
    }
    TextTable.print(out, rows);
    out.println(
        "Accuracy and loss are those at the end: the middle one of the last three evaluations.");
    if (backdoors) {
      out.println(
          "Backdoor: the share of the test images of other classes that its trigger turns into its"
              + " target.");
    }
    if (severalSeeds) {
      out.println(
          "Means over the seeds, with the least and the greatest accuracy. Each run: "
              + sweep.resolve("summary.csv"));
      out.flush();
    }
  }

  private static Collection<List<RunConfig>> bySeed(List<RunConfig> runs) {
    Map<Map<String, Object>, List<RunConfig>> groups = new LinkedHashMap<>();
    for (RunConfig run : runs) {
      groups.computeIfAbsent(run.valuesButSeed(), key -> new ArrayList<>()).add(run);
    }
    return groups.values();
  }

  private static List<RunResult> results(Path sweep, List<RunConfig> runs) throws IOException {
    List<RunResult> results = new ArrayList<>();
    for (RunConfig run : runs) {
      results.add(RunFolder.of(sweep, run).result());
    }
    return results;
  }

  private static List<String> row(
      List<RunConfig> runs, List<ConfigKey<?>> more, List<RunResult> results) {
    RunConfig run = runs.get(0);
    List<String> row =
        new ArrayList<>(List.of(RunLabels.rule(run), RunLabels.attack(run), run.text("byzantine")));
    more.forEach(key -> row.add(run.text(key.name())));
    row.add(seeds(runs));
    row.add(accuracy(results));
    row.add(loss(mean(results, RunResult::endLoss)));
    row.add(uphill(run, results));
    return row;
  }

  private static String uphill(RunConfig run, List<RunResult> results) {
    if (results.get(0).neverAttacked(run)) {
      return "the attack never began";
    }
    return results.get(0).attackedSteps() == 0
        ? ShownNumbers.NONE
        : ShownNumbers.percent(mean(results, RunResult::negativeShare)) + " of steps";
  }

  private static String seeds(List<RunConfig> runs) {
    return runs.size() > FEW_SEEDS
        ? runs.size() + " seeds"
        : String.join(", ", runs.stream().map(run -> run.text("seed")).toList());
  }

  private static String accuracy(List<RunResult> results) {
    String mean = ShownNumbers.percent(mean(results, RunResult::endAccuracy));
    if (results.size() == 1) {
      return mean;
    }
    double[] all = results.stream().mapToDouble(RunResult::endAccuracy).sorted().toArray();
    return "%s (%s to %s)"
        .formatted(
            mean,
            ShownNumbers.fixed(100 * all[0], 1),
            ShownNumbers.fixed(100 * all[all.length - 1], 1));
  }

  private static double mean(List<RunResult> results, ToDoubleFunction<RunResult> value) {
    return results.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  /** Returns a training loss; {@code NaN} or {@code Infinity} if it diverged. */
  static String loss(double loss) {
    return Double.isFinite(loss) ? ShownNumbers.fixed(loss, 3) : String.valueOf(loss);
  }
}
