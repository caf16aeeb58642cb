package dev.strategikon.cli.sweep;

import dev.strategikon.cli.console.TextTable;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunResult;
import dev.strategikon.text.ShownNumbers;
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
              ShownNumbers.percent(result.endAccuracy()),
              loss(result),
              uphill(run, result)));
    }
    TextTable.print(out, rows);
    out.println("accuracy, loss: at the end, the middle one of the last three evaluations");
  }

  private static String uphill(RunConfig run, RunResult result) {
    if (result.neverAttacked(run)) {
      return "the attack never began";
    }
    return result.attackedSteps() == 0
        ? ShownNumbers.NONE
        : ShownNumbers.percent(result.negativeShare()) + " of steps";
  }

  /** Returns the training loss at the end; {@code NaN} or {@code Infinity} if it diverged. */
  static String loss(RunResult result) {
    double loss = result.endLoss();
    return Double.isFinite(loss) ? ShownNumbers.fixed(loss, 3) : String.valueOf(loss);
  }
}
