package dev.strategikon.reproduce.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedCurvesTest {
  private static final String HEADER = "rule,epsilon,metric,curve,epoch,value\n";

  @TempDir private Path folder;

  @Test
  void theProgramCarriesTheEnds() throws IOException {
    PublishedCurves printed = PublishedCurves.printed();
    assertEquals(0.823, printed.end(Curve.calm("mean"), Metric.ACCURACY));
    assertEquals(0.82, printed.end(Curve.calm("median"), Metric.ACCURACY));
    assertEquals(0.759, printed.end(Curve.calm("krum"), Metric.ACCURACY));
    assertEquals(0.225, printed.end(new Curve("median", 0.1, 50), Metric.ACCURACY));
    assertEquals(0.338, printed.end(new Curve("median", 0, 100), Metric.LOSS));
    assertEquals(0.72, printed.end(new Curve("krum", 10, 150), Metric.ACCURACY));
    assertEquals(Double.NaN, printed.end(new Curve("krum", 2, 150), Metric.ACCURACY));
  }

  /** The figures plot an evaluation after the first pass at epoch 0. */
  @Test
  void pointsStandByCompletedEpochs() throws IOException {
    PublishedCurves curves =
        read(
            HEADER
                + """
                median,-0.0,loss,attack50,5.0,0.75
                median,-0.0,loss,attack50,0.0,1.5

                krum,1,accuracy,rule,10,0.5
                """);
    assertEquals(
        Map.of(1.0, 1.5, 6.0, 0.75, 196.0, 0.573),
        curves.of(new Curve("median", 0, 50), Metric.LOSS));
    assertEquals(Map.of(11.0, 0.5, 196.0, 0.759), curves.of(Curve.calm("krum"), Metric.ACCURACY));
    // What the file does not have is still known, here and above.
    assertEquals(0.823, curves.end(Curve.calm("mean"), Metric.ACCURACY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "median,1,speed,rule,0,0.5       | line 2: Unknown metric 'speed'. Available: accuracy, loss",
        "median,1,loss,worst,0,0.5       | line 2: Unknown curve 'worst'. Available: mean, rule",
        "median,1,loss,attackten,0,0.5   | line 2: Unknown curve 'attackten'",
        "median,one,loss,rule,0,0.5      | line 2: Expected a number as epsilon, got 'one'",
        "median,1,loss,rule,0,NaN        | line 2: Expected a number as value, got 'NaN'",
        "median,1,loss,rule,,0.5         | line 2: Expected a number as epoch, got ''",
        "median,1,loss,rule,0            | line 2: Expected 6 fields, got 5"
      })
  void badRowsAreNamed(String row, String message) {
    IOException e = assertThrows(IOException.class, () -> read(HEADER + row + "\n"));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertTrue(e.getMessage().contains("curves.csv"), e.getMessage());
  }

  @Test
  void otherTablesAreRefused() {
    assertMessage("", "curves.csv is empty; expected the columns rule,epsilon");
    assertMessage(HEADER, "curves.csv has a header and no rows");
    assertMessage(
        HEADER.replace("curve,", "") + "median,1,loss,0,0.5\n",
        "curves.csv, line 1: no column 'curve'. Expected the columns rule,epsilon");
  }

  private void assertMessage(String text, String message) {
    IOException e = assertThrows(IOException.class, () -> read(text));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private PublishedCurves read(String text) throws IOException {
    Path file = folder.resolve("curves.csv");
    Files.writeString(file, text);
    return PublishedCurves.read(file);
  }
}
