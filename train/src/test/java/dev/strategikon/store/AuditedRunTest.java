package dev.strategikon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.model.Network;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.sgd.StepAudit;
import dev.strategikon.sgd.StepListener;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.sgd.Training;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.spec.Spec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is audited, killed and resumed, on the images inside the program. */
class AuditedRunTest {
  private static final List<String> TABLES = List.of("metrics.csv", "audit.csv", "profile.csv");

  private static Dataset dataset;

  @TempDir private Path sweep;

  @BeforeAll
  static void load() throws IOException {
    dataset = Datasets.CATALOGUE.create(Spec.parse("fashion-mnist-small")).load(Path.of("none"));
  }

  @Test
  void aKilledRunEndsWithTheSameBytes() throws IOException {
    RunFolder whole = RunFolder.of(sweep.resolve("whole"), config("audit-every: 3"));
    train(whole, new Compute(2), 0, 0);
    assertTrue(whole.isFinished());
    assertEquals(List.of(1, 3, 6, 9), whole.audits().stream().map(AuditRow::step).toList());
    // The first step is not attacked; no attack leaves the mean farther than the exact κ̂ says.
    assertEquals(
        List.of(true, false, false, false),
        whole.audits().stream().map(row -> Double.isNaN(row.sentKappa())).toList());
    for (AuditRow row : whole.audits().subList(1, 4)) {
      assertTrue(row.robustness().exact());
      assertTrue(row.sentKappa() <= row.robustness().kappa() * (1 + 1e-6), row.toString());
    }
    assertEquals(1 + 4 * 241, Files.readAllLines(whole.path().resolve("profile.csv")).size());

    RunFolder cut = RunFolder.of(sweep.resolve("cut"), config("audit-every: 3"));
    for (int checkpoint : new int[] {0, 2, 3, 5}) {
      assertThrows(Killed.class, () -> train(cut, new Compute(1), checkpoint, 8));
      for (String table : TABLES) {
        Path file = cut.path().resolve(table);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 4));
      }
      train(cut, new Compute(1), 0, 0);
      for (String table : TABLES) {
        assertEquals(text(whole, table), text(cut, table), table + " after step " + checkpoint);
      }
      for (String table : TABLES) {
        Files.delete(cut.path().resolve(table));
      }
      Files.delete(cut.path().resolve("checkpoint.bin"));
    }
  }

  @Test
  void auditsChangeNothingElse() throws IOException {
    RunFolder plain = RunFolder.of(sweep, config("audit-every: 0"));
    RunFolder audited = RunFolder.of(sweep, config("audit-every: 4"));
    train(plain, new Compute(2), 0, 0);
    train(audited, new Compute(2), 0, 0);
    assertEquals(text(plain, "metrics.csv"), text(audited, "metrics.csv"));
    assertFalse(Files.exists(plain.path().resolve("audit.csv")));
    assertEquals(List.of(), plain.audits());
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Trains to the end, or until it is killed after a step. */
  private static void train(RunFolder folder, Compute compute, int checkpointAt, int killAt)
      throws IOException {
    Network network = Models.CATALOGUE.create(Spec.parse("softmax")).create(1, 28, 28, 10);
    RunConfig run = folder.config();
    try (Training training = new Training(dataset, network, run.options(), compute)) {
      TrainingState state = folder.interrupted().orElseGet(training::initialState);
      folder.begin("{}", RunData.of(run, dataset), AtomicFile.Permission.ALWAYS);
      try (RunLog log = folder.appendAfter(state.step())) {
        training.run(
            state,
            new StepListener() {
              @Override
              public void audited(StepMetrics row, StepAudit audit) {
                log.add(row, audit);
              }

              @Override
              public void completed(StepMetrics row, TrainingState now) {
                log.add(row);
                if (now.step() > 0 && now.step() == checkpointAt) {
                  try {
                    log.save(now);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
                if (now.step() > 0 && now.step() == killAt) {
                  throw new Killed();
                }
              }
            });
        log.finish(state);
      }
    }
  }

  private static RunConfig config(String line) {
    return SweepFile.parse(
            """
            model: softmax
            rule: median
            workers: 7
            byzantine: 3
            attack: ipm(epsilon=10)
            attack-from-epoch: 0.01
            batch: 8
            steps: 10
            evaluate-every: 5
            loss-sample: 100
            """
                + line,
            Map.of())
        .get(0);
  }

  /** All but the times. */
  private static String text(RunFolder folder, String table) throws IOException {
    String text = Files.readString(folder.path().resolve(table));
    return table.equals("metrics.csv") ? text.replaceAll(",[^,\n]*\n", "\n") : text;
  }
}
