package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strategikon.compute.Compute;
import dev.strategikon.config.RunConfig;
import dev.strategikon.store.AuditRow;
import dev.strategikon.store.RunFolder;
import dev.strategikon.sweep.Execution;
import dev.strategikon.sweep.SweepListener;
import dev.strategikon.sweep.SweepRunner;
import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit of a run's folder: 7 workers, 2 of them Byzantine, after 3 steps. */
class AuditRunTest {
  @TempDir private static Path sweep;

  private static String folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void train() throws IOException {
    RunConfig run =
        RunConfig.of(
            Map.of(
                "model",
                "softmax",
                "rule",
                "median",
                "attack",
                "ipm(epsilon=10)",
                "workers",
                7,
                "byzantine",
                2,
                "batch",
                20,
                "steps",
                3));
    new SweepRunner(sweep, Path.of("none"), Execution.on(new Compute(2)), new SweepListener() {})
        .run(List.of(run));
    folder = RunFolder.of(sweep, run).path().toString();
  }

  @Test
  void theRunSaysWhichRuleAndHowManyAttackers() throws IOException {
    assertEquals(0, run("audit", folder), err::toString);
    List<String> lines = out.toString().lines().toList();
    assertTrue(
        lines
            .get(0)
            .endsWith(
                ", step 3: 5 honest and 2 Byzantine vectors, d = 7,850; r is the honest" + " mean"),
        lines.get(0));
    assertTrue(lines.get(2).startsWith("median "), lines.get(2));
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("dense1  7,850 ")), out::toString);
    JsonNode audit = json("audit", folder, "--json");
    assertEquals(
        audit.at("/theorem1/share").asDouble(), audit.at("/theorem1/layers/dense1").asDouble());
  }

  @Test
  void whatIsSavedIsWhatWasAudited() throws IOException {
    Path saved = sweep.resolve("saved.npy");
    JsonNode ofRun = json("audit", folder, "--rule", "krum", "--save", saved.toString(), "--json");
    assertEquals(5, VectorFiles.read(saved).length);
    JsonNode ofFile =
        json("audit", saved.toString(), "--rule", "krum", "--byzantine", "2", "--json");
    for (String key : List.of("rule", "honest", "byzantine", "dimension", "ipm", "bound")) {
      assertEquals(ofRun.get(key), ofFile.get(key), key);
    }
    assertEquals(ofRun.at("/theorem1/share"), ofFile.at("/theorem1/share"));
    assertFalse(ofFile.at("/theorem1").has("layers"));
  }

  /** The line of G and B is above every audited step, and touches one at least. */
  @Test
  void auditedStepsHaveHeterogeneity() throws IOException {
    assertTrue(json("audit", folder, "--json").get("heterogeneity").isNull());
    Map<String, Object> values =
        new HashMap<>(RunFolder.open(Path.of(folder)).orElseThrow().config().values());
    values.put("audit-every", 1);
    RunConfig run = RunConfig.of(values);
    new SweepRunner(sweep, Path.of("none"), Execution.on(new Compute(2)), new SweepListener() {})
        .run(List.of(run));
    RunFolder audited = RunFolder.of(sweep, run);
    JsonNode fit = json("audit", audited.path().toString(), "--json").get("heterogeneity");
    assertEquals(3, fit.get("moments").asInt());
    double least = Double.POSITIVE_INFINITY;
    for (AuditRow row : audited.audits()) {
      double square = row.robustness().squaredNorm();
      double line =
          Math.pow(fit.get("g").asDouble(), 2) + square * Math.pow(fit.get("b").asDouble(), 2);
      least = Math.min(least, line / row.robustness().variance() - 1);
    }
    assertEquals(0, least, 1e-9);
  }

  @Test
  void otherNumbersOfAttackersCanBeAsked() throws IOException {
    JsonNode audit = json("audit", folder, "--rule", "median", "--byzantine", "3", "--json");
    assertEquals(4, audit.get("honest").asInt());
    assertEquals(3, audit.get("byzantine").asInt());
  }

  @Test
  void definition4IsTestedByFreshDraws() throws IOException {
    JsonNode audits =
        json(
            "audit",
            folder,
            "--rule",
            "mean",
            "--rule",
            "median",
            "--draws",
            "6",
            "--images",
            "2000",
            "--attack",
            "ipm(epsilon=10)",
            "--json");
    JsonNode mean = audits.get(0).get("definition4");
    assertEquals("broken", mean.get("verdict").asText());
    assertEquals("ipm(epsilon=10)", mean.get("attack").asText());
    assertEquals("the mean gradient of 2,000 images", mean.get("reference").asText());
    assertEquals("the mean gradient of 2,000 images", audits.get(0).get("reference").asText());
    assertEquals(6, mean.get("draws").asInt());
    assertEquals(0.95, mean.get("confidence").asDouble());
    assertTrue(mean.get("low").asDouble() < mean.get("mean").asDouble());
    assertTrue(mean.get("high").asDouble() < 0);
    assertTrue(mean.get("drawsThatWouldDecide").asInt() <= 6);
    // (5 − 2·10)/7 times what it would be without attack.
    JsonNode honest =
        json("audit", folder, "--rule", "mean", "--draws", "6", "--attack", "none", "--json");
    assertEquals("tolerant", honest.at("/definition4/verdict").asText());
    assertEquals("the honest mean", honest.get("reference").asText());
    assertEquals("the mean gradient of 5,000 images", honest.at("/definition4/reference").asText());
  }

  @Test
  void oneDrawDecidesNothing() throws IOException {
    String[] command = {"audit", folder, "--draws", "1", "--images", "500"};
    assertEquals(0, run(command), err::toString);
    String text = out.toString();
    assertTrue(text.contains("definition 4 under ipm-optimal"), text);
    assertTrue(text.contains("undecided"), text);
  }

  @Test
  void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
    String[] texts = new String[2];
    for (int i = 0; i < 2; i++) {
      texts[i] =
          json(
                  "audit",
                  folder,
                  "--draws",
                  "3",
                  "--images",
                  "1000",
                  "--json",
                  "--threads",
                  String.valueOf(1 + 2 * i))
              .toString();
    }
    assertEquals(texts[0], texts[1]);
  }

  @ParameterizedTest
  @CsvSource({
    "--images 0, 1, '--images must be from 1 to 10,000, the training images, not 0'",
    "--rule krum --byzantine 3, 1, 'Krum needs 2q + 2 < m: with m = 7 it takes at most q = 2'",
    "--byzantine 7, 1, 'byzantine must be from 0 to workers - 1 = 6, not 7'",
    "--save x.txt, 1, 'x.txt: has an unknown suffix; expected .npy or .csv'",
    "--attack zero, 2, '--attack and --confidence need --draws'",
    "--draws 0, 2, '--draws must be at least 1, not 0'",
    "--draws 2 --confidence 1, 2, '--confidence must lie between 0 and 1, not 1.0'",
    "--draws 2 --attack zeros, 1, 'Unknown attack ''zeros''. Did you mean ''zero''?'",
    "--save r.npy --reference r.npy, 2, '--save would overwrite --reference'",
    "--images 9 --reference r.npy, 2, '--reference and --images exclude each other'"
  })
  void whatCannotBeIsSaidSo(String options, int code, String message) {
    assertEquals(code, run(("audit " + folder + " " + options).split(" ")), err::toString);
    assertTrue(err.toString().contains(message), err::toString);
    assertFalse(err.toString().contains("\tat "), err::toString);
  }

  @Test
  void filesAreNoRuns() throws IOException {
    assertEquals(1, run("audit", sweep.toString()));
    assertEquals(
        "strategikon: " + sweep + " is not a run's folder: it has no config.yaml\n",
        err.toString());
    err.getBuffer().setLength(0);
    Path file = Files.writeString(sweep.resolve("v.csv"), "1\n2\n3\n");
    assertEquals(
        2, run("audit", file.toString(), "--rule", "mean", "--byzantine", "1", "--draws", "3"));
    assertTrue(
        err.toString().contains("--draws needs the folder of a run, not a file"), err::toString);
  }

  private JsonNode json(String... args) throws IOException {
    out.getBuffer().setLength(0);
    assertEquals(0, run(args), err::toString);
    return new ObjectMapper().readTree(out.toString());
  }

  private int run(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}
