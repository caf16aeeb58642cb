package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Python lines of the guide's page on audits, run on audits with and without intervals. */
class AuditPageTest {
  private static final Path PAGE = Path.of("..", "docs", "guide", "audit.md");

  /** In place of the command itself: its answer, which a file holds. */
  private static final String BEFORE =
      """
      import json, subprocess, sys
      subprocess.check_output = lambda command: open(sys.argv[1], "rb").read()
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"trimmed-mean, 0", "mean, 1", "cge, 2"})
  void theExampleReadsAnyNumberOfIntervals(String rule, int intervals) throws Exception {
    assumeTrue(hasPython(), "there is no python3 here");
    Path program = Files.writeString(folder.resolve("example.py"), BEFORE + example());
    Path answer = Files.writeString(folder.resolve("answer.json"), audit(rule));
    Process process =
        new ProcessBuilder("python3", program.toString(), answer.toString())
            .redirectErrorStream(true)
            .start();
    byte[] printed = process.getInputStream().readAllBytes();
    List<String> lines = new String(printed, StandardCharsets.UTF_8).lines().toList();
    assertEquals(0, process.waitFor(), lines.toString());
    assertEquals(intervals, lines.size(), lines.toString());
  }

  private String audit(String rule) throws IOException {
    Path vectors = folder.resolve("honest.csv");
    String honest =
        rule.equals("trimmed-mean") ? "1\n1.1\n0.9\n1\n1\n" : "0.3\n0.6\n-0.1\n0.2\n0\n";
    Files.writeString(vectors, honest);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] command = {"audit", vectors.toString(), "--rule", rule, "--byzantine", "2", "--json"};
    assertEquals(0, Main.run(new PrintWriter(out), new PrintWriter(err), command), err.toString());
    return out.toString();
  }

  private static String example() throws IOException {
    Matcher block =
        Pattern.compile("(?s)```python\n((?:(?!```).)*\"breaks\".*?)```")
            .matcher(Files.readString(PAGE));
    assertEquals(true, block.find());
    return block.group(1);
  }

  private static boolean hasPython() {
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    assertEquals(true, found || System.getenv("STRATEGIKON_REQUIRE_PYTHON") == null);
    return found;
  }
}
