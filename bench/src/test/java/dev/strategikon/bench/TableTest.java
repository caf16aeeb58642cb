package dev.strategikon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  /** A bar that ends a cell, not an escaped one. */
  private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void everyRuleHasARow() {
    assertEquals(0, run("--preset rules --m 11 --d 300 --quick"), err());
    List<List<String>> rows = rows();
    assertEquals(Preset.RULES.rules().size(), rows.size());
    for (List<String> row : rows) {
      assertEquals(16, row.size(), row.toString());
      assertEquals("11", row.get(1));
      assertEquals("300", row.get(3));
      assertTrue(row.get(5).startsWith("simd-"), row.toString());
    }
    assertTrue(out().contains("| `nnm \\| krum` |"), out());
    assertTrue(out().contains("| m | d | threads | memory GB/s | peak GFMA/s |"), out());
    assertTrue(out().contains("the numbers below mean nothing"), out());
    assertTrue(err().contains("to go"), err());
  }

  @Test
  void drawsThePaperSizeBesideByzfl(@TempDir Path folder) throws IOException {
    Path small = folder.resolve("small.svg");
    assertEquals(0, run("--rules median --d 30000 --quick --picture " + small), err());
    String alone = Files.readString(small);
    assertTrue(alone.contains("median") && alone.contains("memory: "), alone);
    assertFalse(alone.contains(">1020<"), "ByzFL's time is of other vectors");
    Path paper = folder.resolve("paper.svg");
    assertEquals(0, run("--rules median --quick --picture " + paper), err());
    assertTrue(Files.readString(paper).contains(">1020<"), "ByzFL's median");
  }

  @Test
  void rulesThatTakeLessAreToldOfLess() {
    List<Case> cases = Options.parse("--preset", "rules").cases();
    for (Case each : cases) {
      int expected =
          each.rule().equals("bulyan") || each.rule().equals("bucketing | krum") ? 5 : 11;
      assertEquals(expected, each.q(), each.rule());
    }
  }

  @Test
  void theSizesGrow() {
    assertEquals(
        List.of(10_000_000, 4_000_000, 1_000_000, 250_000, 100_000),
        Options.parse("--preset", "growth-m").cases().stream().map(Case::d).distinct().toList());
    assertEquals(
        List.of(10_000, 100_000, 1_000_000, 10_000_000, 100_000_000),
        Options.parse("--preset", "growth-d").cases().stream().map(Case::d).distinct().toList());
  }

  @Test
  void growthRuns() {
    assertEquals(0, run("--preset growth-m --rules mean,median,krum --most 2000 --quick"), err());
    assertEquals(15, rows().size());
    out.reset();
    assertEquals(0, run("--preset growth-d --m 5 --most 1e6 --quick"), err());
    assertEquals(6, rows().size());
  }

  @Test
  void threadsAndKernelsArePaired() {
    assertEquals(
        0, run("--preset threads --rules mean,krum --d 9000 --kernels scalar,simd --quick"), err());
    assertEquals(8, rows().size());
    for (List<String> row : rows()) {
      assertEquals(row.get(4).equals("1"), row.get(9).isEmpty(), row.toString());
    }
  }

  @Test
  void onlyAGeometryHasMultiplyAdds() {
    assertEquals(0, run("--rules mean,krum,centered-clipping(start=last) --d 5e3 --quick"), err());
    List<List<String>> rows = rows();
    for (int cell : new int[] {11, 12}) {
      assertEquals(
          List.of(true, false, false), rows.stream().map(r -> r.get(cell).isEmpty()).toList());
    }
  }

  @Test
  void whatDoesNotFitIsLeftOut() {
    assertEquals(0, run("--m 1000 --d 1e8 --rules mean --quick"), err());
    assertTrue(rows().isEmpty());
    assertTrue(
        out().contains("Left out: m = 1000 with d = 100,000,000, which needs --heap "), out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--picture speed.gif; --picture needs a file that ends in one of .svg, .pdf, .png",
        "--threads 1,2 --picture speed.png; --picture needs rows of one size and one number",
        "--frequency 3; Unknown option '--frequency'",
        "--m; --m needs a value",
        "--m --quick; --m needs a value",
        "--m 2.5; --m must be a whole number, not '2.5'",
        "--m 0; --m must be at least 1, not 0",
        "--d 1e12; --d 1e12 is more than an array can hold",
        "--q 1 --q 2; --q is given twice",
        "--rules krun; Did you mean 'krum'?",
        "--rules mean,,krum; has an empty part",
        "--rules bulyan --m 25 --q 11; 4q + 2 < m",
        "--kernels fast; Unknown kernels 'fast'. Available: scalar, simd",
        "--preset all; Unknown preset 'all'. Available: rules, growth-m, growth-d, threads",
        "--preset growth-m --d 5; --d cannot be used with --preset growth-m",
        "--most 5; --most cannot be used without --preset growth-…",
        "--preset growth-d --most 5; --most leaves nothing to measure",
        "--quick --seconds 5; --quick and --seconds exclude each other"
      })
  void aWrongCommandLineIsExplained(String line, String message) {
    assertEquals(2, run(line));
    assertTrue(err().contains(message), err());
    assertEquals("", out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"multi-krum(neighbours=3, select=2),mean", "nnm | trimmed-mean , mean"})
  void commasInParenthesesSeparateNothing(String rules) {
    assertEquals(2, Options.parse("--rules", rules).cases().size());
  }

  @Test
  void quartiles() {
    Quantiles quantiles = Quantiles.of(new double[] {5, 1, 2, 4, 3});
    assertEquals(new Quantiles(3, 2, 4), quantiles);
    assertEquals(2.0 / 3, quantiles.spread(), 1e-15);
    assertEquals(2, Quantiles.ofRatios(new double[] {2, 9}, new double[] {1, 4.5}).median());
  }

  private int run(String line) {
    return Table.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        line.split(" "));
  }

  /** The cells of the first table's rows. */
  private List<List<String>> rows() {
    return out()
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.asList(CELL.split(line.substring(1), -1)))
        .map(cells -> cells.subList(0, cells.size() - 1).stream().map(String::strip).toList())
        .toList();
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
