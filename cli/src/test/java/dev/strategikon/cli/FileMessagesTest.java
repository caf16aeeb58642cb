package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages about files name the file, and files of others are not written over. */
class FileMessagesTest {
  private static final String SWEEP =
      """
      model: softmax
      rule: median
      workers: 3
      batch: 2
      steps: 2
      evaluate-every: 2
      loss-sample: 50
      """;

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();
  private Path file;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("small.yaml"), SWEEP);
    out = folder.resolve("out");
  }

  @Test
  void aFolderInPlaceOfAFileIsNamed() throws IOException {
    Path there = Files.createDirectory(folder.resolve("there.csv"));
    Path vectors = Files.writeString(folder.resolve("vectors.csv"), "1,2\n3,4\n5,6\n");
    for (List<String> command :
        List.of(
            List.of("run", there.toString()),
            List.of("aggregate", there.toString(), "--rule", "mean", "--byzantine", "0"),
            List.of(
                "aggregate",
                vectors.toString(),
                "--rule",
                "mean",
                "--byzantine",
                "0",
                "-o",
                there.toString()),
            List.of(
                "audit",
                vectors.toString(),
                "--rule",
                "mean",
                "--byzantine",
                "1",
                "--reference",
                there.toString()),
            List.of("reproduce", "--published", there.toString(), "--out", out.toString()))) {
      assertEquals(1, run(command.toArray(String[]::new)), command.toString());
      assertTrue(err.toString().contains(there.toString()), command + ": " + err);
      assertTrue(err.toString().contains("is a folder; expected a "), command + ": " + err);
      assertFalse(err.toString().contains(".part"), err.toString());
    }
  }

  @Test
  void aFileInPlaceOfAFolderIsNamed() {
    assertEquals(1, run("run", file.toString(), "--out", file.toString()));
    assertEquals("strategikon: " + file + ": is a file; --out must be a folder\n", err.toString());
    Path below = file.resolve("below");
    assertEquals(1, run("run", file.toString(), "--out", below.toString()));
    assertTrue(err.toString().startsWith("strategikon: " + file), err.toString());
    assertTrue(err.toString().length() > 15 + below.toString().length(), err.toString());
  }

  @Test
  void damagedTablesAreNamed() throws IOException {
    assertEquals(0, run("run", file.toString(), "--out", out.toString()), err.toString());
    Path metrics = runFolder().resolve("metrics.csv");
    String whole = Files.readString(metrics);
    Files.writeString(metrics, whole.replaceFirst("\n1,", "\n\"1,"));
    assertEquals(1, run("report", out.toString()));
    assertTrue(err.toString().contains(metrics + " is not a table: "), err.toString());
    Files.writeString(metrics, whole.replaceFirst("\n1,", "\n" + "\0".repeat(500) + "1,"));
    assertEquals(1, run("report", out.toString()));
    assertTrue(err.toString().contains(metrics + ", line 3: not a row"), err.toString());
    assertTrue(err.toString().contains("\\x00…"), err.toString());
    assertFalse(err.toString().contains("\0"));
    Files.writeString(metrics, whole);
    Path summary = out.resolve("summary.csv");
    Files.writeString(summary, Files.readString(summary) + "\"");
    assertEquals(1, run("report", out.toString()));
    assertTrue(err.toString().contains(summary + " is not a table: "), err.toString());
  }

  @Test
  void somebodysOwnFilesStay() throws IOException {
    for (String name :
        List.of("report.html", "summary.csv", "figures/accuracy.svg", "origin.json")) {
      Path other = folder.resolve("other-" + name.replaceAll("\\W", "-"));
      Path own = other.resolve(name);
      Files.createDirectories(own.getParent());
      Files.writeString(own, "mine");
      assertEquals(1, run("run", file.toString(), "--out", other.toString()));
      assertTrue(err.toString().contains(other.toString()), err.toString());
      assertTrue(err.toString().contains(name.replaceAll("/.*", "")), err.toString());
      assertEquals("mine", Files.readString(own));
      try (Stream<Path> files = Files.list(other)) {
        assertEquals(1, files.count(), "nothing is written");
      }
    }
    assertEquals(0, run("run", file.toString(), "--out", out.toString()), err.toString());
    Files.writeString(out.resolve("report.html"), "mine");
    assertEquals(1, run("report", out.toString()));
    assertEquals(1, run("run", file.toString(), "--out", out.toString()));
    assertTrue(err.toString().contains("is not a report of this program"), err.toString());
    assertEquals("mine", Files.readString(out.resolve("report.html")));
    Files.delete(out.resolve("report.html"));
    assertEquals(0, run("run", file.toString(), "--out", out.toString()), err.toString());
    assertEquals(0, run("report", out.toString()), err.toString());
  }

  private Path runFolder() throws IOException {
    try (Stream<Path> children = Files.list(out)) {
      return children.filter(c -> Files.exists(c.resolve("config.yaml"))).findFirst().orElseThrow();
    }
  }

  private int run(String... args) {
    err.getBuffer().setLength(0);
    StringWriter ignored = new StringWriter();
    return Main.run(new PrintWriter(ignored, true), new PrintWriter(err, true), args);
  }
}
