package dev.strategikon.cli.sweep;

import dev.strategikon.cli.console.TextTable;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.report.text.Numbers;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints the final results of a sweep. */
final class ResultTable {
  private ResultTable() {}

  static void print(PrintWriter out, Path sweep, List<RunConfig> runs) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("rule", "attack", "q", "seed", "accuracy", "loss", "⟨v̄, A⟩ < 0"));
    for (RunConfig run : runs) {
      RunResult result = RunFolder.of(sweep, run).result();
      rows.add(
          List.of(
              RunLabels.rule(run),
              RunLabels.attack(run),
              run.text("byzantine"),
              run.text("seed"),
              Numbers.percent(result.testAccuracy()),
              "%.3f".formatted(result.trainLoss()),
              result.attackedSteps() == 0
                  ? "–"
                  : Numbers.percent(result.negativeShare()) + " of steps"));
    }
    TextTable.print(out, rows);
  }
}
