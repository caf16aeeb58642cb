package dev.strategikon.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.audit.DescentEstimate;
import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunSetup;
import dev.strategikon.config.SweepFile;
import dev.strategikon.dataset.DataOrigin;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.sgd.DescentSampler;
import dev.strategikon.sgd.GradientSource;
import dev.strategikon.sgd.Training;
import dev.strategikon.sgd.TrainingState;
import dev.strategikon.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMomentTest {
  @TempDir private Path sweep;

  @Test
  void aRunsFolderIsEnough() throws IOException {
    RunFolder folder = RunFolder.of(sweep, config());
    folder.begin("{}", RunData.of(folder.config(), dataset()), AtomicFile.Permission.ALWAYS);
    String message = message(folder.path());
    assertTrue(message.contains("has no checkpoint of this run"), message);
    TrainingState state = train();
    try (RunLog log = folder.appendAfter(0)) {
      log.save(state);
    }
    RunMoment moment = RunMoment.read(folder.path(), Path.of("none"));
    assertEquals(folder.config(), moment.config());
    assertEquals(4, moment.state().step());
    assertArrayEquals(state.parameters(), moment.state().parameters());
    try (GradientSource source = moment.gradients(new Compute(2))) {
      assertEquals(4, source.honest(0).count());
      assertEquals(3, source.byzantine());
      DescentEstimate test =
          new DescentSampler(source, source.meanGradient(1000), 5, 0.95)
              .run(
                  List.of(
                      new DescentSampler.Contest(
                          Aggregator.parse("mean"), Attacks.parse("ipm(epsilon=10)"))),
                  done -> {})
              .get(0);
      assertEquals(DescentEstimate.Verdict.BROKEN, test.verdict());
    }
    String other = "0".repeat(64);
    folder.begin(
        "{}", new RunData("x", "others", 10, other, DataOrigin.OWN), AtomicFile.Permission.ALWAYS);
    assertTrue(message(folder.path()).contains("was trained on other images of the name x"));
    folder.begin("{}", RunData.of(folder.config(), dataset()), AtomicFile.Permission.ALWAYS);
    Files.write(folder.path().resolve("checkpoint.bin"), new byte[100]);
    assertTrue(message(folder.path()).contains("has no checkpoint of this run"));
  }

  @Test
  void whatIsNoRunIsSaidSo() {
    assertEquals(sweep + " is not a run's folder: it has no config.yaml", message(sweep));
  }

  private static String message(Path folder) {
    return assertThrows(IOException.class, () -> RunMoment.read(folder, Path.of("none")))
        .getMessage();
  }

  private static TrainingState train() throws IOException {
    Dataset dataset = dataset();
    RunConfig run = config();
    try (Training training =
        new Training(dataset, RunSetup.of(run, dataset).network(), run.options(), new Compute(2))) {
      TrainingState state = training.initialState();
      training.run(state, (metrics, unused) -> {});
      return state;
    }
  }

  private static Dataset dataset() throws IOException {
    return Datasets.CATALOGUE.create(Spec.parse("fashion-mnist-small")).load(Path.of("none"));
  }

  private static RunConfig config() {
    return SweepFile.parse(
            """
            model: softmax
            rule: median
            workers: 7
            byzantine: 3
            batch: 8
            steps: 4
            evaluate-every: 4
            loss-sample: 100
            """,
            Map.of())
        .get(0);
  }
}
