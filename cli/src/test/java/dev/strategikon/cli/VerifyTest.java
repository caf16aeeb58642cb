package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finished sweep of sixteen audited runs, clean and with injected faults of all kinds. */
class VerifyTest {
  private static final String SWEEP =
      """
      model: softmax
      rule: [median, mean]
      attack: [none, ipm(epsilon=10)]
      seed: [1, 2, 3, 4]
      workers: 5
      byzantine: 2
      batch: 2
      steps: 4
      evaluate-every: 2
      loss-sample: 50
      audit-every: 2
      """;

  @TempDir private static Path once;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path sweep;
  private List<Path> runs;

  /** Does something to a run's folder. */
  @FunctionalInterface
  private interface Injection {
    void into(Path run) throws IOException;
  }

  /**
   * A fault.
   *
   * @param said a part of the line that must name it; RUN stands for the run's folder
   */
  private record Fault(String said, Injection injection) {}

  /** Each fault goes into a run of its own. */
  private static final List<Fault> FAULTS =
      List.of(
          fault(
              "RUN: metrics.csv, line 4: step 3 follows step 1",
              edit("metrics.csv", "(?m)^2,.*\n", "")),
          fault(
              "RUN: metrics.csv has 22 bytes that",
              edit("metrics.csv", "\\z", "5,1,,,1,1,1,1,0,0,0.5\n")),
          fault("RUN: metrics.csv was changed", edit("metrics.csv", "(?m)^3,0", "3,9")),
          fault(
              "RUN: metrics.csv, line 4: not a row of", edit("metrics.csv", "(?m)^2,0", "\0\0\0")),
          fault("RUN: metrics.csv was changed", edit("metrics.csv", "step,epoch", "epoch,step")),
          fault("RUN: audit.csv is missing", run -> Files.delete(run.resolve("audit.csv"))),
          fault("RUN: profile.csv is cut off", edit("profile.csv", "(?s).{500}\\z", "")),
          fault(
              "RUN is left out: its config.yaml belongs",
              edit("config.yaml", "seed: \\d", "seed: 9")),
          fault(
              "RUN is left out: config.yaml: Unknown key", edit("config.yaml", "steps:", "stepz:")),
          fault("RUN: has no config.yaml", run -> Files.delete(run.resolve("config.yaml"))),
          fault("RUN: checkpoint.bin is damaged", VerifyTest::flipABit),
          fault("RUN: is not sealed", run -> Files.delete(run.resolve("seal.json"))),
          fault("RUN: seal.json is damaged", edit("seal.json", "\"step\" : 4", "\"step\" : 5")),
          fault("RUN: is in summary.csv, but its folder is gone", VerifyTest::delete),
          fault(
              "RUN: is not finished: it begins anew",
              run -> {
                Files.delete(run.resolve("metrics.csv"));
                Files.delete(run.resolve("seal.json"));
              }));

  /** Faults of the sweep's folder; RUN is its first run. */
  private static final List<Fault> OF_THE_SWEEP =
      List.of(
          fault(
              "COPY is left out: its config.yaml is that of RUN, which counts",
              run -> copy(run, run.resolveSibling("copy"))),
          fault(
              "summary.csv, RUN: rejected is '9', and by the run's files '0'",
              VerifyTest::editSummary),
          fault(
              "summary.csv has RUN twice",
              run -> summary(run, "(?m)^(" + name(run) + ".*\n)", "$1$1")),
          fault(
              "summary.csv has no row of RUN",
              run -> summary(run, "(?m)^" + name(run) + ".*\n", "")),
          fault("summary.csv is missing", run -> Files.delete(run.resolveSibling("summary.csv"))));

  @BeforeAll
  static void train() throws IOException {
    Path file = Files.writeString(once.resolve("sweep.yaml"), SWEEP);
    StringWriter said = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(said),
            new PrintWriter(said),
            "run",
            file.toString(),
            "--out",
            once.resolve("sweep").toString());
    assertEquals(0, code, said.toString());
  }

  @BeforeEach
  void restore() throws IOException {
    sweep = folder.resolve("sweep");
    delete(sweep);
    copy(once.resolve("sweep"), sweep);
    try (Stream<Path> children = Files.list(sweep)) {
      runs = children.filter(c -> Files.exists(c.resolve("config.yaml"))).sorted().toList();
    }
    assertEquals(16, runs.size());
  }

  @Test
  void ofACleanSweepThereIsOneLine() {
    assertEquals(0, run("verify", sweep.toString()));
    assertEquals(sweep + ": 16 runs, finished, sealed and as they were written\n", out.toString());
    assertEquals("", err.toString());
  }

  @Test
  void aSingleRunCanBeVerified() throws IOException {
    Path one = runs.get(3);
    assertEquals(0, run("verify", one.toString()));
    assertEquals(one + ": 1 run, finished, sealed and as it was written\n", out.toString());
    Files.delete(one.resolve("audit.csv"));
    assertEquals(1, run("verify", one.toString()));
  }

  @Test
  void allFaultsAreNamedAndNoOther() throws IOException {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < FAULTS.size(); i++) {
      FAULTS.get(i).injection.into(runs.get(i));
      expected.add(FAULTS.get(i).said.replace("RUN", name(runs.get(i))));
    }
    assertEquals(1, run("verify", sweep.toString()));
    List<String> lines = out.toString().lines().toList();
    for (String fault : expected) {
      assertTrue(lines.stream().anyMatch(line -> said(line, fault)), fault + "\n" + out);
    }
    assertTrue(lines.get(lines.size() - 1).contains("; 1 of 16 runs is finished"), out.toString());
    assertFalse(out.toString().contains("\n" + name(runs.get(15)) + ":"), out.toString());
    assertFalse(out.toString().contains("\0"));
  }

  @Test
  void noneIsMissedAlone() throws IOException {
    List<Fault> all = new ArrayList<>(FAULTS);
    all.addAll(OF_THE_SWEEP);
    for (Fault fault : all) {
      restore();
      Path run = runs.get(0);
      fault.injection.into(run);
      String expected = fault.said.replace("RUN", name(run)).replace("COPY", "copy");
      assertEquals(1, run("verify", sweep.toString()), expected);
      assertTrue(
          out.toString().lines().anyMatch(line -> said(line, expected)), expected + "\n" + out);
      assertEquals(1, run("verify", sweep.toString(), "--json"));
      JsonNode json = new ObjectMapper().readTree(out.toString());
      assertFalse(json.path("sound").asBoolean());
      int faulty = json.path("faults").size();
      for (JsonNode one : json.path("runs")) {
        faulty += one.path("faults").isEmpty() ? 0 : 1;
      }
      assertTrue(faulty == 1 || expected.contains("left out"), json.toPrettyString());
    }
  }

  @Test
  void theSameCommandMendsASweep() throws IOException {
    for (int i = 0; i < FAULTS.size(); i++) {
      FAULTS.get(i).injection.into(runs.get(i));
    }
    copy(runs.get(15), sweep.resolve("copy"));
    editSummary(runs.get(15));
    String file = once.resolve("sweep.yaml").toString();
    assertEquals(0, run("run", file, "--out", sweep.toString(), "--dry-run"), err.toString());
    assertTrue(
        out.toString().startsWith("Plan: 16 runs (2 new, 0 interrupted, 4 finished, 10 damaged)"),
        out.toString());
    assertEquals(0, run("run", file, "--out", sweep.toString()), err.toString());
    assertTrue(out.toString().contains("; it is trained anew. The tables as they were: "));
    assertTrue(out.toString().contains("\ncopy is left out: "), out.toString());
    assertEquals(1, run("verify", sweep.toString()));
    assertTrue(out.toString().startsWith("copy: is left out"), out.toString());
    assertTrue(out.toString().contains("; the tables do not need it: delete it"), out.toString());
    assertEquals(3, out.toString().lines().count(), out.toString());
    delete(sweep.resolve("copy"));
    Files.delete(runs.get(10).resolve("checkpoint.bin"));
    assertEquals(0, run("verify", sweep.toString()), out.toString());
    for (Path run : runs) {
      assertEquals(withoutSeconds(once.resolve("sweep").resolve(name(run))), withoutSeconds(run));
    }
  }

  @Test
  void aFolderWithoutRunsIsNoSweep() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertEquals(1, run("verify", empty.toString()));
    assertEquals(
        "strategikon: " + empty + " holds no run; expected a folder that 'run' wrote\n",
        err.toString());
  }

  private static boolean said(String line, String expected) {
    return line.replace(": is left out", " is left out").contains(expected);
  }

  private static Fault fault(String said, Injection injection) {
    return new Fault(said, injection);
  }

  private static Injection edit(String file, String pattern, String replacement) {
    return run -> {
      String before = Files.readString(run.resolve(file));
      String after = before.replaceFirst(pattern, replacement);
      assertFalse(after.equals(before), file + " has no " + pattern);
      Files.writeString(run.resolve(file), after);
    };
  }

  private static void summary(Path run, String pattern, String replacement) throws IOException {
    edit("summary.csv", pattern, replacement).into(run.getParent());
  }

  private static void editSummary(Path run) throws IOException {
    Path summary = run.resolveSibling("summary.csv");
    List<String> columns = List.of(Files.readAllLines(summary).get(0).split(","));
    int behind = columns.size() - 1 - columns.indexOf("rejected");
    summary(run, "(?m)^(" + name(run) + ",.*),0((?:,[^,]*){" + behind + "})$", "$1,9$2");
  }

  private static void flipABit(Path run) throws IOException {
    byte[] bytes = Files.readAllBytes(run.resolve("checkpoint.bin"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(run.resolve("checkpoint.bin"), bytes);
  }

  private static String name(Path run) {
    return run.getFileName().toString();
  }

  private static String withoutSeconds(Path run) throws IOException {
    return Files.readString(run.resolve("metrics.csv")).replaceAll("(?m),[^,]*$", "")
        + Files.readString(run.resolve("audit.csv"))
        + Files.readString(run.resolve("profile.csv"))
        + Files.readString(run.resolve("config.yaml"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}
