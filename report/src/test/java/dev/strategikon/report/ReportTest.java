package dev.strategikon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.config.RunConfig;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.report.text.ReportText;
import dev.strategikon.report.text.Verdict;
import dev.strategikon.store.RunFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final ReportText TEXT =
      new ReportText(
          "A <title> & more",
          "An introduction with </script> in it.",
          List.of(
              new Verdict("", "It holds", "1 > 0", Outcome.HOLDS, "", List.of()),
              new Verdict("", "It does not", "0 < 1", Outcome.DOES_NOT_HOLD, "", List.of()),
              new Verdict("", "Who knows", "0 = 0", Outcome.NOT_DECIDED, "", List.of())));

  @TempDir private Path sweep;

  @Test
  void figuresAreWrittenAsPictures() throws IOException {
    SampleSweep.write(sweep);
    Report.write(sweep, TEXT);
    for (String name : List.of("accuracy", "loss", "cosine", "sign", "heatmap", profile(sweep))) {
      String svg = Files.readString(sweep.resolve("figures/" + name + ".svg"));
      assertTrue(svg.startsWith("<svg") && svg.contains("<path"), name);
      assertTrue(svg.contains("ipm(ε=0.1)"), name);
      assertFalse(svg.contains("transparent") || svg.contains("style=\"font:"), name);
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

  private static String profile(Path sweep) throws IOException {
    try (Stream<Path> figures = Files.list(sweep.resolve("figures"))) {
      List<String> names =
          figures
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("profile_.*\\.svg"))
              .toList();
      // One a configuration, of its first audited run.
      assertEquals(4, names.size(), names.toString());
      return names.stream()
          .filter(name -> name.contains("ipm"))
          .findFirst()
          .orElseThrow()
          .replace(".svg", "");
    }
  }

  @Test
  void figuresAreOnePageOfPdfWithTextThatCanBeFound() throws IOException {
    SampleSweep.write(sweep);
    Report.write(sweep, TEXT);
    for (String name : List.of("accuracy", "sign", "heatmap", profile(sweep))) {
      try (PDDocument document =
          Loader.loadPDF(sweep.resolve("figures/" + name + ".pdf").toFile())) {
        assertEquals(1, document.getNumberOfPages());
        String text = new PDFTextStripper().getText(document);
        assertTrue(text.contains("ipm(ε=0.1)"), name + ": " + text);
        // Every figure is as wide as a page between its margins: 960 pixels of 1/96 inch.
        assertEquals(720, document.getPage(0).getMediaBox().getWidth(), 0.01);
        BufferedImage drawn = new PDFRenderer(document).renderImage(0);
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < drawn.getWidth(); x += 2) {
          for (int y = 0; y < drawn.getHeight(); y += 2) {
            colours.add(drawn.getRGB(x, y));
          }
        }
        assertTrue(colours.size() > 20, name + ": " + colours.size());
      }
    }
  }

  /**
   * By hand in {@link SampleSweep}: κ̂ is 0.5, 1 and 1.5, and only in the last step below
   * ‖v̄‖²/Var. Var does not grow with ‖v̄‖, so G² = 4.
   */
  @Test
  void theTableOfRobustnessHasARowForEachAuditedRun() throws IOException {
    SampleSweep.write(sweep);
    Report.write(sweep, TEXT);
    String page = Files.readString(sweep.resolve("report.html"));
    String section = page.substring(page.indexOf("<div id=\"robustness\">"));
    section = section.substring(0, section.indexOf("</table>"));
    String row =
        "<td class=\"number\" title=\"ends\">≥ 1.5</td><td class=\"number\">0.25</td>"
            + "<td class=\"number\">1.25</td><td class=\"number\">30.0 %</td>"
            + "<td class=\"number\">0.5 to 2</td><td class=\"number\">1 of 3</td>"
            + "<td class=\"number\">2</td><td class=\"number\">0</td>";
    assertEquals(5, section.split(Pattern.quote(row), -1).length, section);
  }

  /** Runs from before these columns have none of it. */
  @Test
  void withoutTheFiguresThereIsNoTable() throws IOException {
    SampleSweep.write(sweep);
    try (Stream<Path> files = Files.walk(sweep)) {
      for (Path file : files.filter(path -> path.endsWith("audit.csv")).toList()) {
        StringBuilder before = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
          before.append(String.join(",", List.of(line.split(",", -1)).subList(0, 18))).append('\n');
        }
        Files.writeString(file, before);
      }
    }
    Report.write(sweep, TEXT);
    String page = Files.readString(sweep.resolve("report.html"));
    assertTrue(page.contains("<div id=\"robustness\"></div>"));
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
