package dev.strategikon.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.report.SampleSweep;
import dev.strategikon.report.data.Configuration;
import dev.strategikon.report.data.LabelMaker;
import dev.strategikon.report.data.ReportData;
import dev.strategikon.report.data.Run;
import dev.strategikon.report.data.RunReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperTableTest {
  @TempDir private Path sweep;
  private PaperTable table;

  @BeforeEach
  void read() throws IOException {
    SampleSweep.write(sweep);
    List<Run> runs = new RunReader(sweep).read();
    LabelMaker labels = ReportData.labels(runs);
    table = new PaperTable(Configuration.of(runs, labels), labels);
  }

  @Test
  void csvHasARowAConfiguration() {
    List<String> lines = table.csv().lines().toList();
    assertEquals(5, lines.size());
    assertTrue(
        lines.get(0).startsWith("rule,attack,byzantine,seeds,finished,test_accuracy_mean,"),
        lines.get(0));
    for (String line : lines) {
      assertEquals(14, line.split(",", -1).length, line);
    }
    assertTrue(
        lines.contains("median,no attack,11,2,2,0.78833,0.0,2,0.43833,0.0,2,,,0"),
        lines.toString());
  }

  @Test
  void latexIsATableOfBooktabs() {
    String latex = table.latex();
    assertTrue(latex.contains("\\toprule") && latex.contains("\\bottomrule"), latex);
    assertTrue(
        latex.contains(
            "median & ipm($\\epsilon$=0.1) & 11 & 2 & $10.0 \\pm 0.0$ & $600.000 \\pm 0.000$"
                + " & $100.0 \\pm 0.0$ \\\\"),
        latex);
    assertTrue(
        latex.contains("no attack & 11 & 2 & $78.8 \\pm 0.0$ & $0.438 \\pm 0.000$ & -- \\\\"),
        latex);
  }
}
