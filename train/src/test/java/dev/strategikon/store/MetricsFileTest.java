package dev.strategikon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.sgd.StepMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
  private static final double NONE = Double.NaN;
  private static final StepMetrics FIRST =
      new StepMetrics(0, 0, 0.1, 2.5, NONE, NONE, NONE, NONE, NONE, 0, 0);
  private static final StepMetrics SECOND =
      new StepMetrics(1, 0.025, NONE, NONE, -1e-7 / 3, -0.5, 400, 1.25, 1, 2, 0.125);
  private static final StepMetrics THIRD =
      new StepMetrics(
          2, 0.05, 0.25, Double.POSITIVE_INFINITY, 1e30, 1, 1e-30, 1.0 / 3, 0.5, 0, 0.25);

  @TempDir private Path folder;

  @Test
  void rowsAreWrittenForPandas() throws IOException {
    assertEquals(
        """
        step,epoch,test_accuracy,train_loss,inner_product,cosine,aggregate_norm,honest_norm,\
        byzantine_weight,rejected,seconds
        0,0,0.1,2.5,,,,,,0,0
        1,0.025,,,-3.33333333333E-8,-0.5,400,1.25,1,2,0.125
        2,0.05,0.25,inf,1E+30,1,1E-30,0.333333333333,0.5,0,0.25
        """,
        Files.readString(write(FIRST, SECOND, THIRD)));
  }

  @Test
  void whatIsReadIsWrittenTheSameAgain() throws IOException {
    Path file = write(FIRST, SECOND, THIRD);
    String before = Files.readString(file);
    List<StepMetrics> rows = MetricsFile.read(file, false);
    MetricsFile.append(file, rows, false).close();
    assertEquals(before, Files.readString(file));
  }

  @Test
  void aHalfWrittenLastLineIsLeftOut() throws IOException {
    Path file = write(FIRST, SECOND);
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 3));
    assertEquals(1, MetricsFile.read(file, false).size());
  }

  @Test
  void aMalformedRowIsNamed() throws IOException {
    Path file = write(FIRST, SECOND);
    Files.writeString(file, Files.readString(file).replace("400", "many"));
    String message =
        assertThrows(IOException.class, () -> MetricsFile.read(file, false)).getMessage();
    assertTrue(message.contains("metrics.csv, line 3: not a row of numbers"), message);
    Files.writeString(file, "a,b\n1,2\n");
    message = assertThrows(IOException.class, () -> MetricsFile.read(file, false)).getMessage();
    assertTrue(message.contains("line 1: expected the header step,epoch,"), message);
  }

  private Path write(StepMetrics... rows) throws IOException {
    Path file = folder.resolve("metrics.csv");
    try (MetricsFile metrics = MetricsFile.append(file, List.of(), false)) {
      for (StepMetrics row : rows) {
        metrics.add(row);
      }
    }
    return file;
  }
}
