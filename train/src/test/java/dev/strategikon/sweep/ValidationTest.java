package dev.strategikon.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.InvalidConfigException;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunSetup;
import dev.strategikon.config.SweepFile;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.Images;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that hold training images out for validation. */
class ValidationTest {
  private static final String YAML =
      """
      model: softmax
      rule: median
      workers: 5
      byzantine: 2
      batch: 2
      learning-rate: 0.01
      steps: 5
      evaluate-every: 2
      loss-sample: 100
      """;

  @TempDir private Path folder;

  private static RunConfig run(String more) {
    return SweepFile.parse(YAML + more, Map.of()).get(0);
  }

  /** Images of one pixel: image i has the colour i, and the label i mod 3. */
  private static Dataset dataset(int count) {
    return new Dataset("small", List.of("a", "b", "c"), images(count), images(9));
  }

  private static Images images(int count) {
    byte[] pixels = new byte[count];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = (byte) i;
      labels[i] = (byte) (i % 3);
    }
    return new Images(1, 1, 1, pixels, labels);
  }

  private static List<Integer> pixels(Images images) {
    return IntStream.range(0, images.count()).mapToObj(i -> images.pixel(i, 0, 0, 0)).toList();
  }

  @Test
  void imagesAreHeldOutOnceAndStayInOrder() {
    Dataset whole = dataset(60);
    Dataset held = whole.holdingOut(20);
    List<Integer> validation = pixels(held.validation());
    List<Integer> rest = pixels(held.train());
    assertEquals(20, validation.size());
    assertEquals(validation.stream().sorted().toList(), validation);
    assertEquals(rest.stream().sorted().toList(), rest);
    List<Integer> all = new ArrayList<>(validation);
    all.addAll(rest);
    assertEquals(pixels(whole.train()), all.stream().sorted().toList());
    assertEquals(held.test(), whole.test());
    assertEquals(held.normalisation(), whole.normalisation());
    assertEquals(validation, pixels(dataset(60).holdingOut(20).validation()));
    assertEquals(validation.get(0) % 3, held.validation().label(0));
    // Asked again, nothing more is held out; another number is refused.
    assertEquals(held, held.holdingOut(20));
    assertThrows(IllegalArgumentException.class, () -> held.holdingOut(10));
    assertEquals(whole, whole.holdingOut(0));
  }

  @Test
  void allRunsHoldTheSameImagesOut() {
    Dataset whole = dataset(60);
    Dataset first = RunSetup.of(run("validation: 20\nseed: 1"), whole).dataset();
    Dataset second = RunSetup.of(run("validation: 20\nseed: 2\nmomentum: 0.5"), whole).dataset();
    assertEquals(pixels(first.validation()), pixels(second.validation()));
    assertEquals(40, first.train().count());
  }

  @Test
  void someImageMustBeLeft() {
    String message =
        assertThrows(
                InvalidConfigException.class, () -> RunSetup.of(run("validation: 60"), dataset(60)))
            .getMessage();
    assertEquals(
        "small: validation = 60 leaves none of the 60 training images; it must be less", message);
    assertThrows(InvalidConfigException.class, () -> run("validation: -1"));
  }

  @Test
  void theFolderOfARunWithoutValidationStays() {
    assertEquals(run("").digest(), run("validation: 0").digest());
    assertNotEquals(run("").digest(), run("validation: 20").digest());
  }

  /** What is measured on them is not what is measured on the test images. */
  @Test
  void theirAccuracyIsMeasuredAndTheSecondsStayLast() throws IOException {
    RunConfig with = run("validation: 2000");
    train(folder, List.of(with, run("")), new SweepListener() {});
    List<String> lines = lines(with);
    assertTrue(lines.get(0).endsWith(",rejected,validation_accuracy,seconds"), lines.get(0));
    assertTrue(lines(run("")).get(0).endsWith(",rejected,seconds"));
    RunFolder finished = RunFolder.of(folder, with);
    assertTrue(finished.isFinished());
    List<StepMetrics> rows = finished.metrics();
    for (StepMetrics row : rows) {
      assertEquals(row.isEvaluated(), !Double.isNaN(row.validationAccuracy()));
    }
    // Ten images a step, of the 8,000 that are left.
    assertEquals(5 * 10 / 8000.0, rows.get(5).epoch(), 1e-12);
    double[] last = {
      rows.get(2).validationAccuracy(),
      rows.get(4).validationAccuracy(),
      rows.get(5).validationAccuracy()
    };
    Arrays.sort(last);
    assertEquals(last[1], finished.result().endValidation());
    assertNotEquals(finished.result().endAccuracy(), finished.result().endValidation());
    assertTrue(Double.isNaN(RunFolder.of(folder, run("")).result().endValidation()));
    List<String> summary = Files.readAllLines(folder.resolve("summary.csv"));
    assertTrue(
        summary.get(0).endsWith(",end_validation_accuracy,end_backdoor_success,seconds"),
        summary.get(0));
    assertEquals(ConfigKeys.VALIDATION.defaultValue(), run("").get(ConfigKeys.VALIDATION));
  }

  @Test
  void anInterruptedRunEndsWithTheSameBytes() throws IOException {
    RunConfig with = run("validation: 500");
    SweepListener stop =
        new SweepListener() {
          @Override
          public void stepCompleted(RunConfig run, StepMetrics metrics) {
            if (metrics.step() == 3) {
              throw new IllegalStateException("stop");
            }
          }
        };
    assertThrows(SweepException.class, () -> train(folder, List.of(with), stop));
    train(folder, List.of(with), new SweepListener() {});
    List<String> resumed = withoutSeconds(with);
    Files.move(folder.resolve(with.folderName()), folder.resolve("before"));
    train(folder, List.of(with), new SweepListener() {});
    assertEquals(withoutSeconds(with), resumed);
  }

  private List<String> lines(RunConfig run) throws IOException {
    return Files.readAllLines(RunFolder.of(folder, run).path().resolve("metrics.csv"));
  }

  private List<String> withoutSeconds(RunConfig run) throws IOException {
    return lines(run).stream().map(line -> line.substring(0, line.lastIndexOf(','))).toList();
  }

  private static void train(Path sweep, List<RunConfig> runs, SweepListener listener)
      throws IOException {
    Execution execution = new Execution(Compute.SERIAL, Concurrency.AUTO, Duration.ZERO);
    new SweepRunner(sweep, sweep, execution, listener).run(runs);
  }
}
