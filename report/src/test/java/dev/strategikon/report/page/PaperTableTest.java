package dev.strategikon.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.files.AtomicFile;
import dev.strategikon.report.SampleSweep;
import dev.strategikon.report.data.Configuration;
import dev.strategikon.report.data.LabelMaker;
import dev.strategikon.report.data.ReportData;
import dev.strategikon.report.data.Run;
import dev.strategikon.report.data.RunReader;
import dev.strategikon.store.Summary;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
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
        lines
            .get(0)
            .startsWith(
                "rule,attack,rule_name,attack_name,byzantine,seeds,finished,attacked,end_accuracy_mean,"),
        lines.get(0));
    for (String line : lines) {
      assertEquals(17, line.split(",", -1).length, line);
    }
    assertTrue(
        lines.contains("median,none,median,none,11,2,2,0,0.786,0.0,2,0.446,0.0,2,,,0"),
        lines.toString());
  }

  /** Whoever joins the two tables finds the same values under the same names. */
  @Test
  void theSummaryHasTheSameNames() throws IOException {
    Summary.open(sweep, List.of(), AtomicFile.Permission.ALWAYS);
    List<Map<String, String>> summary = rows(Files.readString(sweep.resolve(Summary.FILE)));
    for (Map<String, String> row : rows(table.csv())) {
      List<String> same = List.of("rule", "attack", "rule_name", "attack_name", "byzantine");
      assertEquals(
          2,
          summary.stream()
              .filter(run -> same.stream().allMatch(key -> run.get(key).equals(row.get(key))))
              .count(),
          row.toString());
    }
  }

  @Test
  void latexIsATableOfBooktabs() {
    String latex = table.latex();
    assertTrue(latex.contains("\\toprule") && latex.contains("\\bottomrule"), latex);
    assertTrue(
        latex.contains(
            "median & ipm($\\epsilon$=0.1) & 11 & 2 & $10.0 \\pm 0.0$ & $500.000 \\pm 0.000$"
                + " & $100.0 \\pm 0.0$ \\\\"),
        latex);
    assertTrue(
        latex.contains("no attack & 11 & 2 & $78.6 \\pm 0.0$ & $0.446 \\pm 0.000$ & -- \\\\"),
        latex);
  }

  private static List<Map<String, String>> rows(String csv) throws IOException {
    try (CSVParser parser =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(csv))) {
      return parser.getRecords().stream().map(CSVRecord::toMap).toList();
    }
  }
}
