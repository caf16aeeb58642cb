package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.browser.Browser;
import dev.strategikon.store.RunFolder;
import dev.strategikon.store.RunFolders;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} and {@code watch} as processes of their own, and the page between them. */
class WatchInChromiumTest {
  private static final String POINTS =
      "charts.accuracy.chart.getOption().series.filter(function (s) {"
          + " return s.type === 'line'; })[0].data.length";

  @TempDir private Path folder;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void aLineGrowsUntilTheSweepEnds() throws IOException, InterruptedException {
    Browser.require();
    Path out = Files.createDirectory(folder.resolve("out"));
    Path file =
        Files.writeString(
            folder.resolve("sweep.yaml"),
            """
            model: softmax
            rule: median
            attack: ipm(epsilon=10)
            attack-from-epoch: 1
            byzantine: 12
            batch: 4
            steps: 400
            evaluate-every: 4
            loss-sample: 100
            """);
    Process sweep = start("run", file.toString(), "--out", out.toString(), "--threads", "1");
    while (evaluations(out) < 3) {
      assertTrue(sweep.isAlive(), "The sweep ended before anybody looked");
      TimeUnit.MILLISECONDS.sleep(20);
    }
    // The sweep stands still while the reader makes choices, so that it cannot be over too soon.
    signal("STOP", sweep);

    Process watch = start("watch", out.toString());
    BufferedReader said = watch.inputReader();
    String line = said.readLine();
    assertTrue(line.startsWith("Watching " + out + " at http://127.0.0.1:"), line);
    String url = line.replaceFirst(".* at (\\S+) .*", "$1");
    try (Browser browser = Browser.open(folder.resolve("profile"))) {
      browser.show(url, 1280, "light");
      browser.await("root.dataset.sweep === 'running'");
      long before = points(browser);
      assertTrue(before >= 3 && before < 101, "" + before);
      assertTrue(browser.findCss("#progress").getText().contains("of 400 steps"));
      browser.findCss("#theme").click();
      browser.ask("charts.accuracy.chart.dispatchAction({type: 'dataZoom', start: 10, end: 60})");
      String zoom = "Math.round(charts.accuracy.chart.getOption().dataZoom[0].end) === 60";
      browser.await(zoom);

      signal("CONT", sweep);
      browser.await(POINTS + " > " + before);
      browser.await("root.dataset.sweep === 'ended'");
      assertEquals("The run is finished.", browser.findCss("#state").getText());
      assertEquals(101, points(browser));
      assertEquals(0, browser.count("#progress progress"));
      assertEquals("dark", browser.ask("root.dataset.theme"));
      browser.await(zoom);
      browser.assertLoggedNothing();

      // As Ctrl-C does; the page keeps what it has and says why nothing comes.
      watch.destroy();
      watch.waitFor();
      browser.await("document.getElementById('state').textContent.indexOf('No answer') === 0");
      assertEquals(101, points(browser));
    }
    URI gone = URI.create(url);
    assertThrows(ConnectException.class, () -> gone.toURL().openStream().close());
  }

  private static long points(Browser browser) {
    return browser.number(POINTS);
  }

  /** Starts the program as a user does, in a JVM of its own. */
  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.awt.headless=true");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("dev.strategikon.cli.Main");
    command.addAll(List.of(arguments));
    File errors = folder.resolve(arguments[0] + ".err").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
    if (arguments[0].equals("run")) {
      builder.redirectOutput(folder.resolve("run.out").toFile());
    }
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private static void signal(String name, Process process)
      throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    assertEquals(0, kill.waitFor());
  }

  private static int evaluations(Path sweep) throws IOException {
    List<RunFolder> runs = RunFolders.in(sweep);
    return runs.isEmpty()
        ? 0
        : (int) runs.get(0).metrics().stream().filter(row -> row.isEvaluated()).count();
  }
}
