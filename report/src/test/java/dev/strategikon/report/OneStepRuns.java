package dev.strategikon.report;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finished runs of one step, a tenth of an epoch, that end at a given accuracy. */
public final class OneStepRuns {
  private OneStepRuns() {}

  /** Writes a run; the attack may be followed by other keys. */
  public static void write(
      Path sweep, String rule, String attack, double rate, int seed, double accuracy)
      throws IOException {
    write(sweep, rule, attack, rate, seed, "", "", accuracy + "");
  }

  /** Writes a run under a backdoor with this success rate. */
  public static void writeBackdoor(Path sweep, String rule, double accuracy, double success)
      throws IOException {
    write(sweep, rule, "backdoor", 0.1, 1, "backdoor_success,", success + ",", accuracy + "");
  }

  private static void write(
      Path sweep,
      String rule,
      String attack,
      double rate,
      int seed,
      String column,
      String value,
      String accuracy)
      throws IOException {
    RunConfig config =
        SweepFile.parse(
                "{rule: %s, attack: %s, learning-rate: %s, seed: %d, byzantine: 5, steps: 1}"
                    .formatted(rule, attack, rate, seed),
                Map.of())
            .get(0);
    Path folder = RunFolder.of(sweep, config).path();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.yaml"), SweepFile.write(config));
    Files.writeString(
        folder.resolve("metrics.csv"),
        """
        step,epoch,test_accuracy,train_loss,inner_product,cosine,aggregate_norm,honest_norm,byzantine_weight,rejected,%sseconds
        0,0,0.1,2.3,,,,,,0,%s0
        1,0.1,%s,1,1,1,1,1,0,0,%s1
        """
            .formatted(column, column.isEmpty() ? "" : ",", accuracy, value));
  }
}
