package dev.strategikon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.experiment.RunConfig;
import dev.strategikon.experiment.RunFolder;
import dev.strategikon.experiment.Summary;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final ReportText TEXT =
      new ReportText(
          "A <title> & more",
          "An introduction with </script> in it.",
          List.of(
              new Verdict("It holds", "1 > 0", Outcome.HOLDS),
              new Verdict("It does not", "0 < 1", Outcome.DOES_NOT_HOLD),
              new Verdict("Who knows", "0 = 0", Outcome.NOT_DECIDED)));

  @TempDir private Path sweep;

  @Test
  void seedsAreAveragedAndTheAttackStartFound() throws IOException {
    SampleSweep.write(sweep);
    ReportData data = ReportData.of(sweep, Summary.runs(sweep));
    assertEquals(4, data.series().size());
    assertEquals(8, data.strips().size());
    assertEquals(21, data.attackStart());
    assertEquals(SampleSweep.STEPS, data.steps());
    Series krum =
        data.series().stream()
            .filter(series -> series.label().equals("krum · no attack"))
            .findFirst()
            .orElseThrow();
    assertEquals(7, krum.accuracy().size());
    assertEquals(0.8 - 0.7 / 10, krum.accuracy().get(1).mean(), 1e-12);
    for (Strip strip : data.strips()) {
      assertEquals(SampleSweep.STEPS, strip.cosines().size());
      assertTrue(strip.label().matches("(median|krum) · (no attack|ipm\\(ε=0.1\\)) · seed [12]"));
      if (strip.label().contains("no attack")) {
        assertNull(strip.negativeShare());
      } else {
        assertEquals(1.0, strip.negativeShare());
      }
    }
  }

  @Test
  void figuresAreWrittenAsPictures() throws IOException {
    SampleSweep.write(sweep);
    Report.write(sweep, TEXT);
    for (String name : List.of("accuracy", "loss", "sign")) {
      String svg = Files.readString(sweep.resolve("figures/" + name + ".svg"));
      assertTrue(svg.startsWith("<svg") && svg.contains("<path"), name);
      assertTrue(svg.contains("krum · ipm(ε=0.1)"), name);
      BufferedImage image = ImageIO.read(sweep.resolve("figures/" + name + ".png").toFile());
      assertEquals(1920, image.getWidth());
      Set<Integer> colours = new HashSet<>();
      for (int x = 0; x < image.getWidth(); x += 3) {
        for (int y = 0; y < image.getHeight(); y += 3) {
          colours.add(image.getRGB(x, y));
        }
      }
      assertTrue(colours.contains(0xFFFFFFFF) && colours.size() > 20, name);
    }
  }

  @Test
  void textFromOutsideStaysText() throws IOException {
    SampleSweep.write(sweep);
    Report.write(sweep, TEXT);
    String page = Files.readString(sweep.resolve("report.html"));
    assertTrue(page.contains("<h1>A &lt;title&gt; &amp; more</h1>"));
    assertTrue(page.contains("An introduction with &lt;/script&gt; in it."));
    assertFalse(page.contains("{{"));
    assertEquals(4, page.split("</script>", -1).length - 1);
    assertFalse(page.matches("(?s).*(src|href)=\"https?:.*"));
  }

  @Test
  void templatesAreFilledOnce() {
    assertEquals("a {{b}} $1 c", Html.fill("a {{x}} c", Map.of("x", "{{b}} $1")));
    assertThrows(IllegalArgumentException.class, () -> Html.fill("{{y}}", Map.of()));
    assertEquals("<\\/script>", Html.script("</script>"));
  }

  @Test
  void aFolderWithoutRunsIsNamed() {
    String message = assertThrows(IOException.class, () -> Report.write(sweep, TEXT)).getMessage();
    assertEquals(
        sweep + " holds no run; expected folders with config.yaml and metrics.csv", message);
  }

  @Test
  void malformedMetricsAreNamed() throws IOException {
    RunConfig run = SampleSweep.write(sweep).get(0);
    Path metrics = RunFolder.of(sweep, run).path().resolve("metrics.csv");
    Files.writeString(metrics, Files.readString(metrics).replace("\n3,", "\nthree,"));
    String message = assertThrows(IOException.class, () -> Report.write(sweep, TEXT)).getMessage();
    assertTrue(message.startsWith(metrics + ", line 5: not a row of numbers"), message);
  }
}
