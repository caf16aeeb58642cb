package dev.strategikon.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.dataset.DatasetException;
import dev.strategikon.dataset.NpyFile;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep's folder and files that change between two calls. */
class SameDataTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeData() throws IOException {
    NpyFile.write(
        folder.resolve("y.npy"),
        "<i8",
        "(30,)",
        IntStream.range(0, 30).mapToDouble(i -> i % 3).toArray());
    writeImages(0);
  }

  private void writeImages(double first) throws IOException {
    double[] values = IntStream.range(0, 60).mapToDouble(i -> i % 3 + i % 2).toArray();
    values[0] = first;
    NpyFile.write(folder.resolve("x.npy"), "<f4", "(30, 2)", values);
  }

  private List<RunConfig> runs(String seeds) {
    return SweepFile.parse(
        """
        dataset: npy(images=%1$s/x.npy, labels=%1$s/y.npy)
        model: softmax
        workers: 3
        batch: 4
        steps: 2
        seed: %2$s
        """
            .formatted(folder, seeds),
        Map.of());
  }

  private void train(String seeds) throws IOException {
    runner().run(runs(seeds));
  }

  private SweepRunner runner() {
    return new SweepRunner(
        folder.resolve("out"), folder, Execution.on(Compute.SERIAL), new SweepListener() {});
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (var all = Files.walk(folder.resolve("out"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file.toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** They are in memory from before the first step. */
  @Test
  void imagesThatChangeUnderARunAreNotReadAgain() throws IOException {
    SweepListener writer =
        new SweepListener() {
          @Override
          public void stepCompleted(RunConfig run, StepMetrics metrics) {
            try {
              writeImages(7);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    new SweepRunner(folder.resolve("changed"), folder, Execution.on(Compute.SERIAL), writer)
        .run(runs("1"));
    writeImages(0);
    train("1");
    assertEquals(metrics("out"), metrics("changed"));
  }

  private String metrics(String sweep) throws IOException {
    Path run = RunFolder.of(folder.resolve(sweep), runs("1").get(0)).path();
    return Files.readString(run.resolve("metrics.csv")).replaceAll("(?m),[^,]*$", "");
  }

  @Test
  void otherImagesUnderTheSameNameAreRefusedAndNothingChanges() throws IOException {
    train("1");
    RunFolder run = RunFolder.of(folder.resolve("out"), runs("1").get(0));
    assertEquals(3, run.data().orElseThrow().classes());
    assertEquals("24 training and 6 test images, 2 x 1 x 1", run.data().orElseThrow().images());
    Map<String, byte[]> before = files();
    writeImages(1);
    for (String seeds : List.of("1", "2", "[1, 2]")) {
      String message = assertThrows(DatasetException.class, () -> train(seeds)).getMessage();
      assertTrue(message.startsWith(run.path() + " was trained on other images of"), message);
    }
    List<String> same = new ArrayList<>(files().keySet());
    assertEquals(List.copyOf(before.keySet()), same);
    writeImages(0);
    train("[1, 2]");
  }

  @Test
  void finishedRunsNeedNoFiles() throws IOException {
    train("1");
    Files.delete(folder.resolve("x.npy"));
    train("1");
    String message = assertThrows(DatasetException.class, () -> train("[1, 2]")).getMessage();
    assertTrue(message.contains("x.npy: no such file"), message);
  }

  @Test
  void aRunFromBeforeThereWasARecordGoesOn() throws IOException {
    train("1");
    Path record = RunFolder.of(folder.resolve("out"), runs("1").get(0)).path().resolve("data.json");
    for (String text : List.of("{", "[]", "{\"sha256\": 5}")) {
      Files.writeString(record, text);
      assertEquals(1, runner().plan(runs("1")).count(PlannedRun.State.FINISHED));
    }
    Files.delete(record);
    writeImages(1);
    assertEquals(1, runner().plan(runs("1")).count(PlannedRun.State.FINISHED));
  }
}
