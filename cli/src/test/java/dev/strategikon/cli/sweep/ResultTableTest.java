package dev.strategikon.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The columns of the final table that only some sweeps have. */
class ResultTableTest {
  @TempDir private Path sweep;

  @Test
  void aBackdoorHasAColumnInWhichOthersHaveNothing() throws IOException {
    List<RunConfig> runs =
        SweepFile.parse("{byzantine: 5, steps: 1, attack: [none, backdoor]}", Map.of());
    write(runs.get(0), "", "");
    write(runs.get(1), "backdoor_success,", "0.97,");
    List<String> lines = table(runs);
    assertEquals(
        List.of(
            "rule  attack    q  seed  accuracy  loss   ⟨v̄, A⟩ < 0      backdoor",
            "mean  none      5  1     80.0 %    1.000  –               –",
            "mean  backdoor  5  1     80.0 %    1.000  0.0 % of steps  97.0 %"),
        lines.subList(0, 3));
    assertFalse(String.join("\n", table(runs.subList(0, 1))).contains("ackdoor"));
  }

  private List<String> table(List<RunConfig> runs) throws IOException {
    StringWriter text = new StringWriter();
    ResultTable.print(new PrintWriter(text, true), sweep, runs);
    return text.toString().lines().map(String::stripTrailing).toList();
  }

  private void write(RunConfig run, String column, String success) throws IOException {
    Path folder = Files.createDirectories(RunFolder.of(sweep, run).path());
    Files.writeString(folder.resolve("config.yaml"), SweepFile.write(run));
    Files.writeString(
        folder.resolve("metrics.csv"),
        """
        step,epoch,test_accuracy,train_loss,inner_product,cosine,aggregate_norm,honest_norm,\
        byzantine_weight,rejected,%sseconds
        0,0,0.1,2.3,,,,,,0,%s0
        1,0.1,0.8,1,1,1,1,1,0,0,%s1
        """
            .formatted(column, column.isEmpty() ? "" : ",", success));
  }
}
