package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that are killed at random moments. {@code -Dstrategikon.kills=N} kills N of them, where
 * the tests of every day are content with a few.
 */
class KillsTest {
  private static final int KILLS = Integer.getInteger("strategikon.kills", 3);

  /** KILL cannot be noticed; after STOP and CONT, HUP and TERM a sweep has saved its last step. */
  private static final List<String> SIGNALS =
      List.of("KILL", "KILL", "KILL", "STOP", "HUP", "TERM");

  /** Small, so that many kills take minutes. */
  private static final String SWEEP = ChildSweeps.SWEEP.replace("hidden=128", "hidden=16");

  @TempDir private Path folder;

  @Test
  void whateverIsKilledWheneverTheEndIsTheSame() throws Exception {
    assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "there are no signals here");
    ChildSweeps sweeps = new ChildSweeps(folder);
    Path sweep = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
    long begun = System.nanoTime();
    sweeps.finish(sweep, "whole");
    long longest = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    long seed = Long.getLong("strategikon.seed", new Random().nextLong());
    Random random = new Random(seed);
    TreeMap<String, Integer> tried = new TreeMap<>();
    int round = 0;
    for (int kills = 0; kills < KILLS; ) {
      String to = "cut" + round;
      String what = command(random, to);
      String signal = what.equals("run") ? SIGNALS.get(random.nextInt(SIGNALS.size())) : "KILL";
      Process process = sweeps.start(List.of(), arguments(what, sweep, to));
      boolean alive = !process.waitFor(1 + random.nextLong(longest), TimeUnit.MILLISECONDS);
      int halfWritten = sweeps.halfWritten(to);
      if (alive && what.equals("run") && random.nextInt(4) == 0) {
        alive = isWritingACheckpoint(process, sweeps, to, halfWritten);
      }
      if (alive) {
        end(process, signal);
        kills++;
      }
      boolean struck = alive && sweeps.halfWritten(to) > halfWritten;
      tried.merge(
          what + (alive ? " " + signal : " had ended") + (struck ? " in a checkpoint" : ""),
          1,
          Integer::sum);
      requireWhole(to);
      if (!alive && what.equals("run")) {
        assertEquals(0, process.exitValue(), sweeps.output());
        assertEquals(sweeps.results("whole"), sweeps.results(to), "seed " + seed);
        round++;
      }
    }
    sweeps.finish(sweep, "cut" + round);
    assertEquals(sweeps.results("whole"), sweeps.results("cut" + round), "seed " + seed);
    assertEquals(0, sweeps.halfWritten("cut" + round));
    System.out.println("Killed at random moments, seed " + seed + ": " + tried);
  }

  /** Waits for the next checkpoint's begin; returns false if the process ends before. */
  private static boolean isWritingACheckpoint(
      Process process, ChildSweeps sweeps, String to, int halfWritten) {
    while (process.isAlive() && sweeps.halfWritten(to) <= halfWritten) {
      Thread.onSpinWait();
    }
    return process.isAlive();
  }

  private String command(Random random, String to) {
    boolean begun = Files.exists(folder.resolve(to).resolve("summary.csv"));
    int drawn = random.nextInt(10);
    return drawn < 2 && begun ? "report" : drawn == 2 ? "data" : "run";
  }

  private List<String> arguments(String what, Path sweep, String to) throws IOException {
    String out = folder.resolve(to).toString();
    return switch (what) {
      case "report" -> List.of("report", out);
      case "data" -> List.of("data", "fashion-mnist", "--from", copy(), "--dir", data().toString());
      default ->
          List.of(
              "run", sweep.toString(), "--out", out, "--threads", "2", "--checkpoint-every", "0");
    };
  }

  private static void end(Process process, String signal) throws Exception {
    if (signal.equals("KILL")) {
      process.destroyForcibly().waitFor(); // at once: a checkpoint is soon written
      return;
    }
    List<String> command = List.of("kill", "-" + signal, String.valueOf(process.pid()));
    // It may end just now; then there is nobody to tell.
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    if (signal.equals("STOP")) {
      new ProcessBuilder("kill", "-CONT", String.valueOf(process.pid())).start().waitFor();
    }
    process.waitFor();
  }

  /** What is there is whole, or known to be unfinished; no run is damaged. */
  private void requireWhole(String to) throws IOException {
    Path sweep = folder.resolve(to);
    if (Files.exists(sweep.resolve("summary.csv"))) {
      StringWriter out = new StringWriter();
      Main.run(new PrintWriter(out), new PrintWriter(out), "verify", sweep.toString(), "--json");
      if (out.toString().contains("holds no run")) {
        return; // killed before the first one had a folder
      }
      JsonNode answer = new ObjectMapper().readTree(out.toString());
      for (JsonNode run : answer.get("runs")) {
        assertFalse(run.get("state").asText().matches("damaged|missing"), out.toString());
      }
    }
    Path report = sweep.resolve("report.html");
    if (Files.exists(report)) {
      assertTrue(Files.readString(report).strip().endsWith("</html>"), "a whole report");
    }
    if (Files.exists(data())) {
      try (Stream<Path> files = Files.walk(data())) {
        for (Path file : files.filter(f -> f.toString().endsWith("ubyte")).toList()) {
          boolean inPlace = !file.toString().contains("incomplete");
          assertTrue(!inPlace || Files.size(file) == size(file), file + " is whole");
        }
      }
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private static long size(Path file) {
    String name = file.getFileName().toString();
    long count = name.startsWith("train") ? 60_000 : 10_000;
    return name.contains("images") ? 16 + 784 * count : 8 + count;
  }

  /** Fashion-MNIST's four files, all of one grey. */
  private String copy() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    for (String part : List.of("train", "t10k")) {
      int count = part.equals("train") ? 60_000 : 10_000;
      write(copy.resolve(part + "-images-idx3-ubyte"), 0x803, count, 28, 28);
      write(copy.resolve(part + "-labels-idx1-ubyte"), 0x801, count);
    }
    return copy.toString();
  }

  private static void write(Path file, int magic, int... sizes) throws IOException {
    if (!Files.exists(file)) {
      java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate((int) size(file));
      bytes.putInt(magic);
      for (int size : sizes) {
        bytes.putInt(size);
      }
      Files.write(file, bytes.array());
    }
  }
}
