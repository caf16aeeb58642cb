package dev.strategikon.examples.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example plugin as its users have it: a jar on the class path of the program. */
class PluginTest {
  private static final Path CLASSES = classes();

  private static final String SWEEP =
      """
      dataset: two-classes(count=200)
      model: two-hidden(hidden=4)
      split: in-turn
      workers: 7
      byzantine: 3
      batch: 5
      steps: 12
      evaluate-every: 6
      audit-every: 6
      seed: 1
      rule: [central, scaled-median, drop-last | median]
      attack: [none, opposite-of-one(scale=3), ipm-optimal]
      """;

  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void makeJar() throws IOException {
    jar = folder.resolve("my-rules.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(
            new JarEntry(CLASSES.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, out);
      }
    }
  }

  private static Path classes() {
    try {
      return Path.of(MyPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private record Answer(int code, String output) {}

  /** Runs the program on the tests' class path without the plugin's classes, and with some jars. */
  private Answer run(List<Path> jars, String... arguments)
      throws IOException, InterruptedException {
    String classPath =
        Stream.concat(
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .filter(entry -> !Path.of(entry).toAbsolutePath().equals(CLASSES)),
                jars.stream().map(Path::toString))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "dev.strategikon.cli.Main"));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output.txt");
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    return new Answer(code, Files.readString(output));
  }

  private Answer with(String... arguments) throws IOException, InterruptedException {
    return run(List.of(jar), arguments);
  }

  private static void assertHas(String part, Answer answer) {
    assertTrue(answer.output().contains(part), answer.output());
  }

  @Test
  void itsMembersAreListedWithTheirOrigin() throws Exception {
    Answer text = with("list", "--plugins", jar.toString());
    assertEquals(0, text.code(), text.output());
    String origin = MyPlugin.class.getName() + " (my-rules.jar)";
    assertEquals(7, text.output().split("Brought by: " + Pattern.quote(origin), -1).length - 1);
    assertHas("opposite-of-one(scale=1)", text);
    assertHas("\"broughtBy\" : \"" + origin + "\"", with("list", "rules", "--json"));
    assertHas("- **Brought by:** " + origin, with("list", "models", "--markdown"));
  }

  @Test
  void itsRulesAggregateAndAreAudited() throws Exception {
    Path vectors = Files.writeString(folder.resolve("v.csv"), "0,0\n1,0\n0,1\n4,4\n");
    Answer central = with("aggregate", vectors.toString(), "--rule", "central", "--byzantine", "1");
    assertEquals(0, central.code(), central.output());
    assertHas("0,0", central);
    Answer audit =
        with(
            "audit",
            vectors.toString(),
            "--rule",
            "central",
            "--rule",
            "nnm | scaled-median",
            "--byzantine",
            "2",
            "--json");
    assertEquals(0, audit.code(), audit.output());
    assertHas("\"rule\" : \"nnm | scaled-median\"", audit);
    Answer attack =
        with(
            "attack",
            vectors.toString(),
            "--attack",
            "opposite-of-one(scale=2)",
            "--byzantine",
            "1");
    assertEquals(0, attack.code(), attack.output());
  }

  @Test
  void aSweepTrainsOnThemWithTheSameBytesOnAnyNumberOfThreads() throws Exception {
    Path sweep = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
    List<String> results = new ArrayList<>();
    for (String threads : List.of("1", "2")) {
      Path out = folder.resolve("out" + threads);
      Answer run = with("run", sweep.toString(), "--out", out.toString(), "--threads", threads);
      assertEquals(0, run.code(), run.output());
      assertTrue(Files.size(out.resolve("report.html")) > 0);
      results.add(metrics(out));
    }
    assertEquals(results.get(0), results.get(1));
  }

  /** Returns all runs' metrics without the seconds. */
  private static String metrics(Path out) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> runs = Files.list(out)) {
      for (Path run :
          runs.filter(run -> Files.exists(run.resolve("metrics.csv"))).sorted().toList()) {
        all.append(run.getFileName()).append('\n');
        all.append(Files.readString(run.resolve("metrics.csv")).replaceAll("(?m),[^,]*$", ""));
      }
    }
    assertEquals(9, all.toString().split("(?m)^step,", -1).length - 1, all.toString());
    return all.toString();
  }

  @Test
  void withoutTheJarTheNamesAreUnknown() throws Exception {
    Path vectors = Files.writeString(folder.resolve("v.csv"), "1\n2\n3\n");
    Answer answer =
        run(List.of(), "aggregate", vectors.toString(), "--rule", "central", "--byzantine", "1");
    assertEquals(1, answer.code(), answer.output());
    assertHas("Unknown rule 'central'. Available: mean, median,", answer);
  }

  @Test
  void aJarThatIsNotOnTheClassPathIsNamed() throws Exception {
    for (String path : List.of(jar.toString(), folder.toString())) {
      Answer answer = run(List.of(), "list", "rules", "--plugins", path);
      assertEquals(2, answer.code(), answer.output());
      assertHas(jar + " is not on the class path. Start the program by its launcher", answer);
    }
    Answer missing = run(List.of(), "list", "rules", "--plugins", "nowhere.jar");
    assertEquals(2, missing.code());
    assertHas("--plugins: there is no file nowhere.jar", missing);
  }

  @Test
  void aJarGivenTwiceCountsOnce() throws Exception {
    Path other = Files.copy(jar, folder.resolve("copy.jar"));
    Path vectors = Files.writeString(folder.resolve("v.csv"), "1\n2\n3\n");
    Answer answer =
        run(
            List.of(jar, other),
            "aggregate",
            vectors.toString(),
            "--rule",
            "central",
            "--byzantine",
            "1");
    assertEquals(0, answer.code(), answer.output());
  }
}
