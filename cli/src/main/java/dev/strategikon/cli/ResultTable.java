package dev.strategikon.cli;

import dev.strategikon.experiment.Labels;
import dev.strategikon.experiment.RunConfig;
import dev.strategikon.experiment.RunFolder;
import dev.strategikon.experiment.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The final results of a sweep as a table on the console. */
final class ResultTable {
  private ResultTable() {}

  static void print(PrintWriter out, Path sweep, List<RunConfig> runs) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("rule", "attack", "q", "seed", "accuracy", "loss", "⟨v̄, A⟩ < 0"));
    for (RunConfig run : runs) {
      RunResult result = RunFolder.of(sweep, run).result();
      rows.add(
          List.of(
              Labels.rule(run),
              Labels.attack(run),
              run.text("byzantine"),
              run.text("seed"),
              ConsoleProgress.percent(result.testAccuracy()),
              "%.3f".formatted(result.trainLoss()),
              result.attackedSteps() == 0
                  ? "–"
                  : ConsoleProgress.percent(result.negativeShare()) + " of steps"));
    }
    print(out, rows);
  }

  /** Prints columns as wide as their widest cell, two blanks apart. */
  private static void print(PrintWriter out, List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], width(row.get(c)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String cell = row.get(c);
        line.append(cell).append(" ".repeat(widths[c] - width(cell) + 2));
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }

  /** Columns on a terminal: combining marks such as the bar of v̄ take none. */
  private static int width(String text) {
    return (int)
        text.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).count();
  }
}
