package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Python package against this program. Its tests are skipped where NumPy is missing, and those
 * for torch where torch is missing, unless they are required.
 */
class PythonTest {
  private static final String REQUIRED = "STRATEGIKON_REQUIRE_PYTHON";
  private static final List<String> INTERPRETERS = List.of("python3", "/usr/bin/python3");

  @TempDir private Path folder;

  @Test
  void theTestsOfThePackagePass() throws Exception {
    boolean isRequired = "1".equals(System.getenv(REQUIRED));
    Optional<String> python = interpreter("numpy, torch");
    if (python.isEmpty() && !isRequired) {
      python = interpreter("numpy");
      assumeTrue(python.isPresent(), "The Python package is not tested: no python3 here has NumPy");
    }
    assertTrue(python.isPresent(), REQUIRED + "=1, but no python3 here has NumPy and torch");
    Path output = folder.resolve("output");
    ProcessBuilder tests =
        new ProcessBuilder(python.get(), "-B", "-m", "unittest", "discover", "-s", "tests")
            .directory(Path.of("..", "python").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    tests.environment().put("STRATEGIKON_HOME", home().toString());
    int code = tests.start().waitFor();
    String said = Files.readString(output);
    assertEquals(0, code, said);
    assertFalse(isRequired && said.contains("skipped="), said);
  }

  /** Returns the first Python that has modules. */
  private static Optional<String> interpreter(String modules) {
    return INTERPRETERS.stream()
        .filter(python -> succeeds(python, "-c", "import " + modules))
        .findFirst();
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  /** Makes a launcher of the classes under test; the real one would build the program. */
  private Path home() throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    // As an argument file, because a class path can be longer than a command line.
    Path arguments =
        Files.writeString(
            folder.resolve("arguments"),
            "-Djava.awt.headless=true\n-cp\n\"%s\"\n".formatted(classes.replace("\\", "\\\\")));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path launcher =
        Files.writeString(
            folder.resolve("strategikon"),
            "#!/bin/sh\nexec '%s' '@%s' dev.strategikon.cli.Main \"$@\"\n"
                .formatted(java, arguments));
    assertTrue(launcher.toFile().setExecutable(true));
    return folder;
  }
}
