package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** What other libraries print for the same call, on a file as NumPy writes it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "trimmed-mean; 4.0,5.0,6.0",
        "multi-krum(neighbours=1, select=2); 2.5,3.5,4.5",
        "monna(trusted=1); 2.5,3.5,4.5",
        "meamed; 2.5,3.5,4.5",
        "geometric-median(nu=0.1, iterations=3); 3.7878876,4.7878876,5.7878876",
        "clipping(radius=2) | nnm | trimmed-mean; 0.958413,1.1441694,1.3299258"
      })
  void aggregateReadsNumPysFiles(String rule, String expected) throws IOException {
    Path npy = folder.resolve("nine.npy");
    VectorFiles.write(npy, new float[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
    assertEquals(0, run("aggregate", npy.toString(), "--rule", rule, "--byzantine", "1"));
    assertEquals(expected + "\n", out.toString());
  }

  @ParameterizedTest
  @CsvSource({"mean, '4.0,5.0,6.0'", "median, '4.0,5.0,6.0'", "krum(neighbours=1), '1.0,2.0,3.0'"})
  void aggregatePrintsCsv(String rule, String expected) throws IOException {
    assertEquals(0, run("aggregate", nine(), "--rule", rule, "--byzantine", "1"));
    assertEquals(expected + "\n", out.toString());
    assertEquals("", err.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "ipm(epsilon=2), '-8.0,-10.0,-12.0'",
    "alie(z=1.5), '8.5,9.5,10.5'",
    "mimic(worker=2), '7.0,8.0,9.0'",
    "sign-flip, '-4.0,-5.0,-6.0'",
    "zero, '0.0,0.0,0.0'"
  })
  void attackPrintsTheByzantineVectors(String attack, String expected) throws IOException {
    assertEquals(0, run("attack", nine(), "--attack", attack, "--byzantine", "2"));
    assertEquals((expected + "\n").repeat(2), out.toString());
    assertEquals("", err.toString());
  }

  @Test
  void theVersionIsThatOfThePom() throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    Matcher version =
        Pattern.compile("<artifactId>strategikon</artifactId>\\s*<version>(.+)</version>")
            .matcher(pom);
    assertTrue(version.find());
    assertEquals(0, run("--version"));
    String[] lines = out.toString().split("\n");
    assertEquals("strategikon " + version.group(1), lines[0]);
    assertTrue(
        lines[1].matches(
            "built from (an unknown commit|commit [0-9a-f]{10,} of [0-9]{4}-[0-9]{2}-[0-9]{2}(, with changes)?)"),
        lines[1]);
    assertTrue(lines[2].startsWith("running on Java " + System.getProperty("java.vm.version")));
  }

  @Test
  void theCommitSaysWhatDiffersFromIt() {
    Properties build = new Properties();
    build.setProperty("commit", "0123456789-dirty");
    build.setProperty("day", "2026-11-29");
    assertEquals("built from commit 0123456789 of 2026-11-29, with changes", Version.commit(build));
    build.setProperty("commit", "0123456789");
    assertEquals("built from commit 0123456789 of 2026-11-29", Version.commit(build));
    build.setProperty("commit", "unknown");
    assertEquals("built from an unknown commit", Version.commit(build));
  }

  @Test
  void adaptiveAttacksAskForTheRule() throws IOException {
    assertEquals(1, run("attack", nine(), "--attack", "ipm-optimal", "--byzantine", "2"));
    assertEquals(
        "strategikon: ipm-optimal adapts to a rule: give the rule to defeat by --rule\n",
        err.toString());
    assertEquals(
        0,
        run("attack", nine(), "--attack", "ipm-optimal", "--byzantine", "2", "--rule", "median"));
  }

  @Test
  void anAttackBeyondTheRangeOfFloatsIsRefused() throws IOException {
    assertEquals(1, run("attack", nine(), "--attack", "ipm(epsilon=1e39)", "--byzantine", "2"));
    assertEquals(
        "strategikon: 'ipm(epsilon=1e39)' would send -∞, because floats end at 3.4e38. Give it a"
            + " smaller scale\n",
        err.toString());
    assertEquals(0, run("attack", nine(), "--attack", "infinity", "--byzantine", "2"));
  }

  @Test
  void attacksOnDataHaveNoVectors() throws IOException {
    assertEquals(1, run("attack", nine(), "--attack", "label-flip", "--byzantine", "2"));
    assertTrue(err.toString().contains("Use it in a training run"));
  }

  /** ⟨g₀, x⟩ is largest for the last of the three. */
  @Test
  void aggregateTakesTheServersGradient() throws IOException {
    Path server = Files.writeString(folder.resolve("server.csv"), "0,1,0\n");
    assertEquals(
        0,
        run(
            "aggregate",
            nine(),
            "--rule",
            "zeno(rho=0)",
            "--byzantine",
            "2",
            "--server-gradient",
            server.toString()));
    assertEquals("7.0,8.0,9.0", out.toString().strip());
    assertEquals(1, run("aggregate", nine(), "--rule", "fltrust", "--byzantine", "2"));
    assertTrue(err.toString().contains("'fltrust' needs the gradient"), err.toString());
  }

  /** In the second layer the third vector is too long. */
  @Test
  void aggregateTakesTheSizesOfLayers() throws IOException {
    Path sizes = Files.writeString(folder.resolve("sizes.txt"), "1\n1\n");
    String layered = aggregatedByLayers("--layers", "1,1");
    assertEquals(layered, aggregatedByLayers("--layers", sizes.toString()));
    assertNotEquals(layered, aggregatedByLayers());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "1,2; --layers 1,2: the 2 layers have 3 coordinates in all, but the vectors of",
        "2,0; --layers 2,0: '0' is no number of coordinates",
        "-1,3; '-1' is no number of coordinates",
        ",1,1; '' is no number of coordinates",
        "none.txt; none.txt",
      })
  void wrongLayersAreRefused(String layers, String message) throws IOException {
    assertEquals("", aggregatedByLayers("--layers=" + layers));
    assertTrue(err.toString().contains(message), err.toString());
  }

  @Test
  void aFileOfLayersHasNumbersAlone() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.txt"), "1 one");
    assertEquals("", aggregatedByLayers("--layers", wrong.toString()));
    assertTrue(err.toString().contains("'one' is no number of coordinates"), err.toString());
  }

  private String aggregatedByLayers(String... layers) throws IOException {
    Path vectors = folder.resolve("layered.csv");
    Files.writeString(vectors, "9,1\n8,1\n7,6\n9,1.5\n8,1\n");
    List<String> all = new ArrayList<>();
    Collections.addAll(all, "aggregate", vectors.toString(), "--byzantine", "1");
    Collections.addAll(all, "--rule", "lasa(sparsity=0)");
    Collections.addAll(all, layers);
    out.getBuffer().setLength(0);
    run(all.toArray(String[]::new));
    return out.toString();
  }

  @Test
  void aggregateWritesFiles() throws IOException {
    Path npy = folder.resolve("in.npy");
    VectorFiles.write(npy, new float[][] {{1, 2}, {3, 4}, {5, 9}});
    Path to = folder.resolve("out.npy");
    assertEquals(
        0,
        run(
            "aggregate",
            npy.toString(),
            "--rule",
            "median",
            "--byzantine",
            "1",
            "-o",
            to.toString()));
    assertEquals("3.0,4.0\n", VectorFiles.toCsv(VectorFiles.read(to)));
    assertEquals("", out.toString());
  }

  @Test
  void aggregateLeavesOutWhatIsNotFinite() throws IOException {
    Path file = folder.resolve("nan.csv");
    Files.writeString(file, "1,2\nnan,2\n3,4\n5,6\n");
    assertEquals(0, run("aggregate", file.toString(), "--rule", "mean", "--byzantine", "1"));
    assertEquals("3.0,4.0\n", out.toString());
    assertEquals("left out, because not finite: vectors [1]\n", err.toString());
  }

  @Test
  void whatFailsSaysWhyInOneLine() throws IOException {
    assertEquals(1, run("aggregate", nine(), "--rule", "medain", "--byzantine", "1"));
    assertEquals("strategikon: Unknown rule 'medain'. Did you mean 'median'?\n", err.toString());
    assertFails(
        "strategikon: Krum needs 2q + 2 < m: with m = 3 it takes at most q = 0, not q = 1"
            + " (neighbours=… lifts this)\n",
        "aggregate",
        nine(),
        "--rule",
        "krum",
        "--byzantine",
        "1");
    String missing = folder.resolve("missing.csv").toString();
    assertFails(
        "strategikon: no such file: " + missing + "\n",
        "aggregate",
        missing,
        "--rule",
        "mean",
        "--byzantine",
        "1");
    assertFails(
        "strategikon: Unknown data set 'cifar'. Did you mean 'cifar10'?\n", "data", "cifar");
  }

  @Test
  void onlyVerboseShowsWhere() throws IOException {
    run("aggregate", nine(), "--rule", "medain", "--byzantine", "1", "--verbose");
    assertTrue(err.toString().contains("\tat dev.strategikon"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lst",
        "list rulez",
        "demo --ot x",
        "aggregate",
        "run",
        "aggregate a.npy --rule mean"
      })
  void wrongUsageIsExitCode2(String line) {
    assertEquals(2, run(line.split(" ")));
    assertTrue(err.toString().startsWith("strategikon: "), err.toString());
    assertTrue(err.toString().contains("--help'."), err.toString());
    assertFalse(err.toString().contains("\tat "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "run", "reproduce", "aggregate", "audit", "list", "report", "data"})
  void everyCommandHasHelpWithAnExample(String command) {
    assertEquals(0, run(command, "--help"));
    assertTrue(out.toString().contains("Example"), out.toString());
    assertTrue(out.toString().contains("strategikon " + command), out.toString());
  }

  @Test
  void listShowsEverything() throws IOException {
    assertEquals(0, run("list", "--json"));
    Set<String> families = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    for (JsonNode entry : new ObjectMapper().readTree(out.toString())) {
      families.add(entry.get("family").asText());
      names.add(entry.get("name").asText());
      assertFalse(entry.get("source").asText().isEmpty());
      boolean hasPage =
          !Set.of("models", "layers", "datasets").contains(entry.get("family").asText());
      for (String field : Set.of("formula", "needs", "cost", "avoid")) {
        assertEquals(hasPage, entry.has(field), entry.toString());
      }
    }
    assertEquals(
        Set.of(
            "rules",
            "pre-aggregators",
            "guards",
            "attacks",
            "models",
            "layers",
            "splits",
            "optimizers",
            "schedules",
            "compressions",
            "datasets"),
        families);
    assertTrue(names.containsAll(Set.of("krum", "nnm", "ipm", "cnn-paper", "cifar10")));
  }

  @Test
  void listShowsOneFamily() {
    assertEquals(0, run("list", "attacks"));
    assertTrue(out.toString().contains("ipm(epsilon=…)"));
    assertFalse(out.toString().contains("krum("));
  }

  private String nine() throws IOException {
    return Files.writeString(folder.resolve("nine.csv"), "1,2,3\n4,5,6\n7,8,9\n").toString();
  }

  private void assertFails(String message, String... args) {
    err.getBuffer().setLength(0);
    assertEquals(1, run(args));
    assertEquals(message, err.toString());
  }

  private int run(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}
