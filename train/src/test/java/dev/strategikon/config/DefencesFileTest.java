package dev.strategikon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sweep that the page on defences shows. */
class DefencesFileTest {
  @Test
  void itIsASweepForOtherDataToo() throws IOException {
    String yaml = Files.readString(Path.of("..", "docs", "lab", "defences.yaml"));
    List<RunConfig> small = SweepFile.parse(yaml, Map.of());
    assertEquals(17 * 6, small.size());
    assertTrue(small.stream().anyMatch(run -> run.options().aggregator().guard().isPresent()));
    List<RunConfig> other =
        SweepFile.parse(yaml, Map.of("dataset", "cifar10", "model", "cnn-small"));
    assertEquals(small.size(), other.size());
    assertTrue(other.stream().allMatch(run -> run.text("dataset").equals("cifar10")));
  }
}
