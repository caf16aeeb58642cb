package dev.strategikon.report;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A sweep's folder with made-up numbers, in the form in which sweeps leave it. */
public final class SampleSweep {
  public static final int STEPS = 60;

  private SampleSweep() {}

  /** Writes four configurations with two seeds; the last run is not finished. */
  public static List<RunConfig> write(Path sweep) throws IOException {
    List<RunConfig> runs =
        SweepFile.parse(
            """
            model: mlp
            batch: 100
            steps: 60
            evaluate-every: 10
            attack-from-epoch: 5
            byzantine: 11
            seed: [1, 2]
            rule: [median, krum]
            attack: [none, ipm(epsilon=0.1)]
            """,
            Map.of());
    for (RunConfig run : runs) {
      int steps = run.equals(runs.get(runs.size() - 1)) ? 35 : STEPS;
      Path folder = RunFolder.of(sweep, run).path();
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("config.yaml"), SweepFile.write(run));
      Files.writeString(folder.resolve("metrics.csv"), metrics(run, steps));
      if (run.text("seed").equals("1")) {
        audit(folder);
      }
    }
    return runs;
  }

  private static String metrics(RunConfig run, int steps) {
    StringBuilder text =
        new StringBuilder(
            "step,epoch,test_accuracy,train_loss,inner_product,cosine,aggregate_norm,honest_norm,"
                + "byzantine_weight,rejected,seconds\n");
    text.append("0,0,0.1,2.3,,,,,,0,0\n");
    for (int step = 1; step <= steps; step++) {
      boolean attacked = !run.text("attack").equals("none") && step > 20;
      double accuracy = attacked ? 0.1 : 0.8 - 0.7 / step;
      double loss = attacked ? step * 10 : 2.3 / step + 0.4;
      String evaluated = step % 10 == 0 ? accuracy + "," + loss : ",";
      double cosine = attacked ? -0.9 : 0.8;
      text.append(step)
          .append(',')
          .append(step * 0.25)
          .append(',')
          .append(evaluated)
          .append(',')
          .append(cosine)
          .append(',')
          .append(cosine)
          .append(",1,1,0,0,0.5\n");
    }
    return text.toString();
  }

  /**
   * Writes the audit of steps 1, 20 and 40: from ε = 10, 1 and 0.1 on the product turns from 0.5 to
   * −0.5; without end.
   */
  private static void audit(Path folder) throws IOException {
    StringBuilder profile = new StringBuilder("step,epsilon,inner_product\n");
    StringBuilder audit =
        new StringBuilder(
            "step,epoch,break_lo,break_hi,breaks,worst_epsilon,worst_inner_product,bound,"
                + "bound_exact,theorem1_share,theorem2_epsilon,krum_epsilon,max_g,min_sigma,"
                + "mean_norm,sigma,max_spread,min_separation,kappa,kappa_exact,kappa_attack,"
                + "kappa_floor,kappa_proven,influence,variance,noise_ratio,certificate,sent_kappa\n");
    int[] steps = {1, 20, 40};
    for (int i = 0; i < steps.length; i++) {
      double threshold = Math.pow(10, 1 - i);
      for (double epsilon : new double[] {0.01, 0.03, 0.3, 3, 30, 100}) {
        double product = epsilon < threshold ? 0.5 : -0.5;
        profile.append(steps[i]).append(',').append(epsilon).append(',').append(product);
        profile.append('\n');
      }
      audit.append(steps[i]).append(',').append(steps[i] * 0.25).append(',').append(threshold);
      audit.append(",inf,1,inf,-0.5,-0.5,true,").append(0.2 * (i + 1)).append(",,");
      // ‖v̄‖² = 1, 4, 16 and Var = 4, so κ̂·Var = 2, 4, 6 is below ‖v̄‖² in the last step alone.
      int length = 1 << i;
      audit.append(",1,0.1,").append(length).append(",2,1,1,").append((i + 1) / 2.0);
      audit.append(",false,ends,0.25,,0.").append(i + 1).append(",4,").append(2.0 / length);
      audit.append(',').append((length * length - 2 * (i + 1)) / 2.0);
      audit.append(i == 2 ? ",1.25\n" : ",\n");
    }
    Files.writeString(folder.resolve("profile.csv"), profile.toString());
    Files.writeString(folder.resolve("audit.csv"), audit.toString());
  }
}
