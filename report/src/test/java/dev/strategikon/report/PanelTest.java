package dev.strategikon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strategikon.config.RunConfig;
import dev.strategikon.report.data.PanelData;
import dev.strategikon.report.data.Run;
import dev.strategikon.report.data.RunReader;
import dev.strategikon.report.page.PaperFigureSections;
import dev.strategikon.report.text.Panel;
import dev.strategikon.report.text.PaperFigure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures with a panel for each case, and numbers of others beside ours. */
class PanelTest {
  @TempDir private Path sweep;

  private Panel panel(List<RunConfig> runs, String attack) {
    List<RunConfig> median =
        runs.stream()
            .filter(run -> run.text("rule").startsWith("median"))
            .filter(run -> run.text("attack").startsWith(attack))
            .toList();
    return new Panel(
        "the case of " + attack,
        List.of(
            new Panel.Line(
                "Median",
                attack.equals("none"),
                median,
                Map.of("accuracy", new TreeMap<>(Map.of(1.0, 0.25, 6.0, 0.5))))));
  }

  @Test
  void linesAreMeansOverSeedsByEpoch() throws IOException {
    List<Panel> panels = List.of(panel(SampleSweep.write(sweep), "ipm"));
    JsonNode line =
        new ObjectMapper()
            .valueToTree(PanelData.of(panels, new RunReader(sweep).read()))
            .at("/0/lines/0");
    // A step is a quarter of an epoch; steps 21 and later are attacked.
    assertEquals(5, line.at("/start").asDouble());
    assertEquals("[2.5,0.73,0.73,0.73,2]", line.at("/measured/accuracy/1").toString());
    assertEquals("[7.5,0.1,0.1,0.1,2]", line.at("/measured/accuracy/3").toString());
    assertEquals("[[1.0,0.25],[6.0,0.5]]", line.at("/given/accuracy").toString());
    assertFalse(line.at("/measured/cosine").isEmpty());
  }

  @Test
  void publishedLinesAreDashedBesideOurs() throws IOException {
    List<RunConfig> configs = SampleSweep.write(sweep);
    List<Run> runs = new RunReader(sweep).read();
    PaperFigure figure =
        new PaperFigure(
            "figure-9",
            "Figure 9",
            "",
            configs,
            List.of("accuracy", "loss"),
            List.of(panel(configs, "none"), panel(configs, "ipm")),
            null);
    Map<String, String> svgs = PaperFigureSections.draw(List.of(figure), runs).svgs();
    assertEquals(List.of("figure-9-accuracy", "figure-9-loss"), List.copyOf(svgs.keySet()));
    String accuracy = svgs.get("figure-9-accuracy");
    assertTrue(accuracy.contains("the case of none") && accuracy.contains("the case of ipm"));
    assertTrue(accuracy.contains("thin and dashed: as published"));
    assertTrue(accuracy.contains("stroke-dasharray=\"4,3\""));
    // Nothing is published of the loss.
    assertFalse(svgs.get("figure-9-loss").contains("as published"));
  }
}
