package dev.strategikon.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.failure.ChangedFileException;
import dev.strategikon.sgd.StepMetrics;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of the first of two runs that somebody changes in its third step of six. */
class ChangedUnderRunTest {
  private static final String SWEEP =
      """
      model: softmax
      rule: median
      attack: ipm(epsilon=10)
      workers: 5
      byzantine: 2
      batch: 2
      momentum: 0.5
      steps: 6
      evaluate-every: 3
      loss-sample: 100
      audit-every: 2
      seed: [1, 2]
      """;

  @TempDir private Path folder;

  /** Does something to a run's folder. */
  @FunctionalInterface
  private interface Change {
    void in(Path run) throws IOException;
  }

  /** What the run must notice, because its tables would not be its own. */
  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private enum OfATable {
    EDITED("metrics.csv", run -> edit(run.resolve("metrics.csv"))),
    CUT("metrics.csv", run -> Files.write(run.resolve("metrics.csv"), new byte[0])),
    APPENDED(
        "metrics.csv",
        run -> Files.writeString(run.resolve("metrics.csv"), "9,", StandardOpenOption.APPEND)),
    DELETED("metrics.csv", run -> Files.delete(run.resolve("metrics.csv"))),
    REPLACED(
        "metrics.csv",
        run -> {
          Path copy = Files.copy(run.resolve("metrics.csv"), run.resolve("copy.csv"));
          Files.delete(run.resolve("metrics.csv"));
          Files.move(copy, run.resolve("metrics.csv"));
        }),
    AUDIT_EDITED("audit.csv", run -> edit(run.resolve("audit.csv"))),
    PROFILE_DELETED("profile.csv", run -> Files.delete(run.resolve("profile.csv")));

    private final String file;
    private final Change change;

    OfATable(String file, Change change) {
      this.file = file;
      this.change = change;
    }
  }

  /** What is no part of the result while the run goes on. */
  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private enum OfAnotherFile {
    CONFIG_EDITED(
        run ->
            Files.writeString(
                run.resolve("config.yaml"),
                Files.readString(run.resolve("config.yaml")).replace("steps: 6", "steps: 9"))),
    CONFIG_DELETED(run -> Files.delete(run.resolve("config.yaml"))),
    CHECKPOINT_DELETED(run -> Files.delete(run.resolve("checkpoint.bin"))),
    CHECKPOINT_REPLACED(run -> Files.writeString(run.resolve("checkpoint.bin"), "something")),
    SEAL_DELETED(run -> Files.delete(run.resolve("seal.json")));

    private final Change change;

    OfAnotherFile(Change change) {
      this.change = change;
    }
  }

  private static void edit(Path table) throws IOException {
    byte[] bytes = Files.readAllBytes(table);
    for (int i = bytes.length - 1; i > 0; i--) {
      if (bytes[i] >= '0' && bytes[i] <= '8') {
        bytes[i]++; // a digit of the last row
        break;
      }
    }
    Files.write(table, bytes);
  }

  @ParameterizedTest
  @EnumSource
  void aChangedTableFailsItsRunAloneAndTheSameCommandMendsIt(OfATable which) throws IOException {
    List<RunConfig> runs = SweepFile.parse(SWEEP, Map.of());
    Map<String, String> whole = trainAndRead("whole", runs);
    SweepException failure =
        assertThrows(
            SweepException.class, () -> train("cut", runs, changing(runs.get(0), which.change)));
    assertEquals(1, failure.failed());
    assertInstanceOf(ChangedFileException.class, failure.getCause());
    String message = failure.getCause().getMessage();
    Path run = RunFolder.of(folder.resolve("cut"), runs.get(0)).path();
    assertTrue(message.startsWith(run.resolve(which.file) + " was changed, replaced or"), message);
    assertTrue(RunFolder.of(folder.resolve("cut"), runs.get(1)).isFinished());
    assertEquals(whole, trainAndRead("cut", runs));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsChangedBesideTheTablesChangesNoByteOfThem(OfAnotherFile which) throws IOException {
    List<RunConfig> runs = SweepFile.parse(SWEEP, Map.of());
    Map<String, String> whole = trainAndRead("whole", runs);
    train("cut", runs, changing(runs.get(0), which.change));
    assertEquals(whole, trainAndRead("cut", runs));
    for (RunConfig run : runs) {
      assertTrue(RunFolder.of(folder.resolve("cut"), run).isFinished());
    }
  }

  private SweepListener changing(RunConfig which, Change change) {
    return new SweepListener() {
      @Override
      public void stepCompleted(RunConfig run, StepMetrics metrics) {
        if (run.equals(which) && metrics.step() == 3) {
          try {
            change.in(RunFolder.of(folder.resolve("cut"), run).path());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
    };
  }

  private void train(String name, List<RunConfig> runs, SweepListener listener) throws IOException {
    Execution execution = new Execution(new Compute(1), Concurrency.AUTO, Duration.ZERO);
    new SweepRunner(folder.resolve(name), folder, execution, listener).run(runs);
  }

  private Map<String, String> trainAndRead(String name, List<RunConfig> runs) throws IOException {
    train(name, runs, new SweepListener() {});
    return read(name);
  }

  /** Returns the tables and configurations of the runs, without seconds. */
  private Map<String, String> read(String name) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> children = Files.list(folder.resolve(name))) {
      for (Path run : children.filter(Files::isDirectory).toList()) {
        for (String file : List.of("config.yaml", "metrics.csv", "audit.csv", "profile.csv")) {
          String text = Files.readString(run.resolve(file));
          texts.put(
              run.getFileName() + "/" + file,
              file.equals("metrics.csv") ? text.replaceAll("(?m),[^,]*$", "") : text);
        }
      }
    }
    return texts;
  }
}
