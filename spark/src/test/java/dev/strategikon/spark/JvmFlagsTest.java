package dev.strategikon.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class JvmFlagsTest {
  @Test
  void areThoseThatThisSparkAsksFor() throws IOException {
    assertEquals(
        List.of(JavaModuleOptions.defaultModuleOptionArray()),
        Files.readAllLines(Path.of("jvm-flags")));
  }
}
