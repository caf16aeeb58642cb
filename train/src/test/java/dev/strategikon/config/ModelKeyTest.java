package dev.strategikon.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network of a run as a list of layers. */
class ModelKeyTest {
  private static RunConfig parse(String yaml) {
    return SweepFile.parse(yaml, Map.of()).get(0);
  }

  @Test
  void aListOfLayersIsTheSameAsLayersInOneLine() {
    RunConfig line = parse("model: conv(channels=4, kernel=5) | flatten | dense(outputs=classes)");
    RunConfig list =
        parse(
            """
            model:
              layers:
                - conv(channels=4, kernel=5)
                - flatten
                - dense(outputs=classes)
            """);
    assertEquals(line, list);
    assertEquals(line.folderName(), list.folderName());
    assertEquals(
        "conv(channels=4, kernel=5, stride=1, padding=same) | flatten | dense(outputs=classes)",
        list.text("model"));
    assertEquals(list, parse(SweepFile.write(list)));
    assertNotEquals(line, parse("model: conv(channels=4) | flatten | dense(outputs=classes)"));
  }

  @Test
  void networksAreAnAxisOfTheGrid() {
    List<RunConfig> runs =
        SweepFile.parse(
            "model: [mlp, {layers: [flatten, dense(outputs=classes)]}, dense(outputs=10)]",
            Map.of());
    assertEquals(
        List.of("mlp(hidden=128)", "flatten | dense(outputs=classes)", "dense(outputs=10)"),
        runs.stream().map(run -> run.text("model")).toList());
  }

  @Test
  void theLossIsPartOfTheRun() {
    assertNotEquals(
        parse("loss: squared-error").folderName(), parse("loss: cross-entropy").folderName());
    assertEquals(parse("rule: mean").folderName(), parse("loss: cross-entropy").folderName());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {layers: [flatten, dens(outputs=classes)]} ; model: Layer 2, dens: Unknown layer 'dens'. Did you mean 'dense'?
          {layer: [flatten]}  ; model: must be a name, or a map such as {layers: [flatten, dense(outputs=classes)]}, not '{layer=[flatten]}'
          {layers: []}        ; model: must be a name, or a map such as {layers: [flatten, dense(outputs=classes)]}, not '{layers=[]}'
          {layers: [flatten, 3]} ; model: '3' is not a layer, such as "conv(channels=16, kernel=5)" in quotes
          {layers: [conv(channels=4, kernel=5)]} ; model: 'conv(channels=4' is cut at a comma, where YAML splits a list in square brackets: put the layer in quotes
          mlpp                ; model: Unknown model 'mlpp'. Did you mean 'mlp'?
          """)
  void refusesWhatIsNoNetwork(String model, String message) {
    assertEquals(
        message,
        assertThrows(InvalidConfigException.class, () -> parse("model: " + model)).getMessage());
  }
}
