package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that builds and starts the program, with a Maven and a Java that only say so. */
class LauncherTest {
  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      echo $$ >>"%s"
      mkdir -p cli/target/lib
      exec sleep "${BUILD_SECONDS:-0}"
      """;

  private static final String JAVA =
      """
      #!/usr/bin/env bash
      if [ "$1" = -version ]; then echo 'openjdk version "%1$s.0.1"' >&2; exit; fi
      echo "$*" >>"%2$s"
      for flag; do
        case $flag in
          -XX:DumpLoadedClassList=*) exit "${FAILS:-0}" ;;
          -XX:SharedArchiveFile=*) dumped=${flag#*=} ;;
          -Xshare:dump) dump=true ;;
        esac
      done
      if [ -n "${dump:-}" ]; then echo archive >"$dumped"; else echo "${@: -1}"; fi
      """;

  @TempDir private Path root;

  private Path source;
  private Path builds;
  private Path calls;

  @BeforeEach
  void copy() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
    Files.createDirectories(root.resolve("bin"));
    for (String script :
        List.of("strategikon", "bin/find-java.sh", "bin/build.sh", "bin/short-start.sh")) {
      Files.copy(Path.of("..").resolve(script), root.resolve(script));
    }
    for (String module :
        List.of("core", "simd", "vectors", "train", "report", "reproduce", "cli", ".mvn")) {
      Files.createDirectories(root.resolve(module).resolve("src/main"));
    }
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    source = Files.writeString(root.resolve("core/src/main/One.java"), "class One {}");
    builds = root.resolve("builds");
    calls = root.resolve("calls");
    script(root.resolve("tools/mvn"), MAVEN.formatted(builds));
    script(root.resolve("tools/java"), java(17));
  }

  @Test
  void anEditOfTheSameLengthAtTheSameTimeIsBuilt() throws Exception {
    assertEquals("watch", lastLine(run(Map.of())));
    FileTime time = Files.getLastModifiedTime(source);
    Files.writeString(source, "class Two {}");
    Files.setLastModifiedTime(source, time);
    run(Map.of());
    assertEquals(2, builds());
    run(Map.of());
    assertEquals(2, builds());
  }

  @Test
  void aWrongJavaHomeIsSaid() throws Exception {
    String said = run(Map.of("JAVA_HOME", "/nowhere"));
    assertTrue(
        said.startsWith("JAVA_HOME=/nowhere is no JDK: it has no bin/java that runs. Using "),
        said);
    Path old = root.resolve("old");
    script(old.resolve("bin/java"), java(11));
    said = run(Map.of("JAVA_HOME", old.toString()));
    assertTrue(said.startsWith("JAVA_HOME=" + old + " is a JDK 11; needed is 17 or later."), said);
    Path right = root.resolve("right");
    script(right.resolve("bin/java"), java(21));
    assertEquals("watch\n", run(Map.of("JAVA_HOME", right.toString())));
  }

  @Test
  void theVersionOfAJdkIsReadFromItsRelease() throws Exception {
    Path old = root.resolve("old");
    script(old.resolve("bin/java"), java(17));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
    String said = run(Map.of("JAVA_HOME", old.toString()));
    assertTrue(said.startsWith("JAVA_HOME=" + old + " is a JDK 8; needed is 17 or later."), said);
  }

  @Test
  void theArchiveOfClassesIsMadeOnceAndMendsItself() throws Exception {
    Path lib = root.resolve("cli/target/lib");
    assertEquals("list", lastLine(run(Map.of(), "list")));
    assertEquals(3, Files.readAllLines(calls).size());
    Path archive = archive(lib);
    assertTrue(lastLine(Files.readString(calls)).contains("-XX:SharedArchiveFile=" + archive));
    assertEquals("list\n", run(Map.of(), "list"));
    assertEquals(4, Files.readAllLines(calls).size());

    Files.writeString(archive, "damage");
    assertEquals("list\n", run(Map.of(), "list"));
    assertEquals("archive\n", Files.readString(archive(lib)));
    assertEquals(7, Files.readAllLines(calls).size());

    Files.writeString(lib.resolve("new.jar"), "");
    Files.setLastModifiedTime(archive, FileTime.fromMillis(0));
    run(Map.of(), "list");
    assertEquals(10, Files.readAllLines(calls).size());
  }

  @Test
  void withoutAnArchiveItStartsAllTheSame() throws Exception {
    Path lib = root.resolve("cli/target/lib");
    run(Map.of());
    Files.delete(calls);
    assertEquals("list\n", run(Map.of("FAILS", "1"), "list"));
    assertEquals("list\n", run(Map.of("FAILS", "1"), "list"));
    assertEquals(3, Files.readAllLines(calls).size());
    assertFalse(Files.readString(calls).contains("SharedArchiveFile"));
    try (Stream<Path> files = Files.list(lib)) {
      assertTrue(files.allMatch(file -> file.toString().endsWith("-none")));
    }
  }

  @Test
  void onlyAnAggregationOfLittleIsShort() throws Exception {
    Path little = Files.writeString(root.resolve("little.csv"), "1,2");
    String header = "\u0093NUMPY\u0001\u0000v\u0000{'descr': '<f4', 'shape': (%d, 2), }";
    Path npy =
        Files.writeString(
            root.resolve("m.npy"), header.formatted(200), StandardCharsets.ISO_8859_1);
    Path many =
        Files.writeString(
            root.resolve("many.npy"), header.formatted(201), StandardCharsets.ISO_8859_1);
    Path lines = Files.writeString(root.resolve("many.csv"), "1,2\n".repeat(201));
    Path much = Files.write(root.resolve("much.npy"), new byte[(1 << 20) + 1]);
    for (Path file : List.of(little, npy)) {
      run(Map.of(), "aggregate", file.toString());
      assertTrue(lastLine(Files.readString(calls)).contains("-XX:+UseSerialGC"));
    }
    for (List<String> command :
        List.of(
            List.of("aggregate", much.toString()),
            List.of("aggregate", many.toString()),
            List.of("aggregate", lines.toString()),
            List.of("aggregate", "-"),
            List.of("aggregate", little.toString(), "--server-gradient", much.toString()),
            List.of("audit", little.toString()))) {
      run(Map.of(), command.toArray(String[]::new));
      assertTrue(lastLine(Files.readString(calls)).contains("-XX:+UseParallelGC"));
    }
    run(Map.of("JAVA_TOOL_OPTIONS", "-Dstrategikon.kernels=simd"), "aggregate", little.toString());
    assertTrue(lastLine(Files.readString(calls)).contains("-XX:+UseParallelGC"));
  }

  private static Path archive(Path lib) throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("class-data-"))
          .findAny()
          .orElseThrow();
    }
  }

  private static String lastLine(String text) {
    return text.lines().reduce((a, b) -> b).orElseThrow();
  }

  private String java(int version) {
    return JAVA.formatted(version, calls);
  }

  @Test
  void aBuildThatIsInterruptedIsCalledSo() throws Exception {
    Process launcher = start(Map.of("BUILD_SECONDS", "600"));
    long maven = mavenOf(launcher);
    launcher.destroy();
    assertTrue(launcher.waitFor(60, TimeUnit.SECONDS));
    String said = said(launcher);
    assertEquals(143, launcher.exitValue(), said);
    assertTrue(said.contains("interrupted while it was built"), said);
    assertFalse(said.contains("the build failed"), said);
    assertFalse(ProcessHandle.of(maven).map(ProcessHandle::isAlive).orElse(false));
    run(Map.of());
    assertEquals(2, builds());
  }

  @Test
  void aBuildThatIsKilledBlocksNoOther() throws Exception {
    Process launcher = start(Map.of("BUILD_SECONDS", "600"));
    ProcessHandle maven = ProcessHandle.of(mavenOf(launcher)).orElseThrow();
    launcher.destroyForcibly().waitFor();
    // The orphan still writes: the next one waits for it.
    Process next = start(Map.of());
    assertFalse(next.waitFor(500, TimeUnit.MILLISECONDS));
    assertEquals(1, builds());
    maven.destroyForcibly();
    assertTrue(next.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, next.exitValue(), said(next));
    assertEquals(2, builds());
    assertFalse(Files.exists(root.resolve(".build-lock")));
  }

  /** Waits until the build has begun; returns its process. */
  private long mavenOf(Process launcher) throws Exception {
    while (launcher.isAlive() && (!Files.exists(builds) || Files.size(builds) == 0)) {
      Thread.sleep(5);
    }
    assertTrue(launcher.isAlive());
    return Long.parseLong(Files.readAllLines(builds).get(0));
  }

  private int builds() throws IOException {
    return Files.readAllLines(builds).size();
  }

  private String run(Map<String, String> environment, String... command) throws Exception {
    Process process = start(environment, command);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), said(process));
    return said(process);
  }

  private Process start(Map<String, String> environment, String... command) throws IOException {
    List<String> line =
        new ArrayList<>(List.of("/bin/bash", root.resolve("strategikon").toString()));
    line.addAll(command.length == 0 ? List.of("watch") : List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().remove("JAVA_HOME");
    builder.environment().merge("PATH", root.resolve("tools").toString(), (a, b) -> b + ":" + a);
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(output().toFile()).start();
  }

  private String said(Process process) throws IOException {
    assertFalse(process.isAlive());
    return Files.readString(output());
  }

  private Path output() {
    return root.resolve("output");
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }
}
