package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.vectors.VectorFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands whose file is {@code -}. */
class StandardInputTest {
  private static final String NINE = "1,2,3\n4,5,6\n7,8,9\n";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void vectorsAreRead() throws IOException {
    assertEquals(0, run(NINE, "aggregate", "-", "--rule", "median", "--byzantine", "1"));
    assertEquals("4.0,5.0,6.0\n", out.toString());
    assertEquals(0, run(NINE, "attack", "-", "--attack", "zero", "--byzantine", "1"));
    assertEquals("0.0,0.0,0.0\n", out.toString());
    Path npy = folder.resolve("nine.npy");
    VectorFiles.write(npy, new float[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
    byte[] bytes = Files.readAllBytes(npy);
    assertEquals(0, run(bytes, "aggregate", "-", "--rule", "mean", "--byzantine", "0"));
    assertEquals("4.0,5.0,6.0\n", out.toString());
    assertEquals(0, run(bytes, "audit", "-", "--rule", "median", "--byzantine", "1"));
    assertTrue(out.toString().startsWith("standard input: 3 honest and 1 Byzantine"), "" + out);
    assertEquals("", err.toString());
  }

  @Test
  void furtherFilesMayBeTheOne() throws IOException {
    Path file = Files.writeString(folder.resolve("nine.csv"), NINE);
    String[] command = {
      "audit", file.toString(), "--rule", "median", "--byzantine", "1", "--reference", "-"
    };
    assertEquals(0, run("1,0,0\n", command), err.toString());
    assertTrue(out.toString().contains("r is standard input"), out.toString());
    assertEquals(1, run("1,0\n", command));
    assertEquals(
        "strategikon: standard input: has 2 numbers, but the vectors of " + file + " have 3\n",
        err.toString());
  }

  /** It has nothing for the second reader. */
  @Test
  void onlyOneFileMayBeIt() throws IOException {
    String[] command = {"audit", "-", "--rule", "mean", "--byzantine", "1", "--reference", "-"};
    assertEquals(1, run(NINE, command));
    assertEquals(
        "strategikon: standard input: is empty; expected one vector in each line\n",
        err.toString());
  }

  @Test
  void whatIsLeftOutIsSaid() throws IOException {
    String pandas = ",0,1\n0,1.5,2\n1,1.5,4\n2,7,6\n";
    assertEquals(0, run(pandas, "aggregate", "-", "--rule", "median", "--byzantine", "1"));
    assertEquals("1.5,4.0\n", out.toString());
    assertEquals(
        """
        standard input: line 1 is a header and is left out
        standard input: column 1 numbers the rows from 0 and is left out
        """,
        err.toString());
  }

  @Test
  void aSweepNeedsAFolder() throws IOException {
    String sweep = "rule: median\nmodel: softmax\nbatch: 2\nsteps: 2\nloss-sample: 10\n";
    assertEquals(2, run(sweep, "run", "-"));
    assertTrue(err.toString().contains("give its folder by --out"), err.toString());
    String to = folder.resolve("swept").toString();
    assertEquals(0, run(sweep, "run", "-", "--out", to, "--threads", "1"), err.toString());
    assertTrue(Files.exists(folder.resolve("swept/report.html")));
    assertEquals(1, run("rule: no", "run", "-", "--out", to));
    assertTrue(err.toString().startsWith("strategikon: standard input: line 1: YAML"), "" + err);
  }

  @Test
  void aMajorityOfAttackersIsSaidToWin() throws IOException {
    String warning =
        "warning: q = 3 of m = 6 are Byzantine. No rule can withstand 2q ≥ m by the vectors alone;"
            + " zeno, fltrust and guards see a sample of the server's own\n";
    assertEquals(0, run(NINE, "audit", "-", "--rule", "mean", "--byzantine", "3"));
    assertEquals(warning, err.toString());
    assertEquals(0, run(NINE, "audit", "-", "--rule", "mean", "--byzantine", "2"));
    assertEquals("", err.toString());
    String sweep =
        "rule: [mean, zeno, mean | guard]\nworkers: 6\nbyzantine: [2, 3]\nmodel: softmax\n";
    String[] plan = {"run", "-", "--out", folder.resolve("lost").toString(), "--dry-run"};
    assertEquals(0, run(sweep + "attack: ipm(epsilon=1)", plan), err.toString());
    assertTrue(out.toString().contains("\n  " + warning), out.toString());
    assertEquals(1, out.toString().split("warning", -1).length - 1, out.toString());
    assertEquals(0, run(sweep + "attack: none", plan), err.toString());
    assertFalse(out.toString().contains("warning"), out.toString());
  }

  private int run(String input, String... args) throws IOException {
    return run(input.getBytes(StandardCharsets.UTF_8), args);
  }

  private int run(byte[] input, String... args) throws IOException {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input));
    try {
      return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    } finally {
      System.setIn(before);
    }
  }
}
