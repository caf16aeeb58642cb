package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.strategikon.vectors.VectorFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an audit is told: to people, in pictures, and when it fails. */
class AuditOutputTest extends AuditCalls {
  @Test
  void peopleGetAnAnswerOfAFewLines() throws IOException {
    assertEquals(0, run("audit", krumToy(), "--rule", "krum", "--byzantine", "2"));
    List<String> lines = out.toString().lines().toList();
    assertEquals(
        "krum.csv: 5 honest and 2 Byzantine vectors, d = 1; r is the honest mean", lines.get(0));
    assertTrue(
        lines.get(2).startsWith("krum does not hold: inner product manipulation turns it uphill"),
        lines.get(2));
    assertTrue(lines.size() < 17);
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("theorem 2     its condition")));
    assertEquals("", err.toString());
  }

  @Test
  void peopleGetATableOfSeveralRules() throws IOException {
    assertEquals(
        0, run("audit", krumToy(), "--rule", "mean", "--rule", "krum", "--byzantine", "2"));
    List<String> lines = out.toString().lines().toList();
    assertEquals(
        "rule  uphill for ε  worst   at ε   any attack", lines.get(2).replaceAll("  +at", "   at"));
    assertTrue(lines.get(3).startsWith("mean  > 2.5         -∞"), lines.get(3));
    assertTrue(lines.get(4).startsWith("krum  "), lines.get(4));
    assertEquals("rule κ̂ influence certificate", lines.get(7).replaceAll(" +", " "));
    assertEquals("mean ∞ 28.6 % -∞", lines.get(8).replaceAll(" +", " "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "png", "pdf"})
  void picturesAreWhatTheirSuffixSays(String format) throws IOException {
    Path picture = folder.resolve("new/picture." + format);
    assertEquals(
        0,
        run(
            "audit",
            krumToy(),
            "--rule",
            "median",
            "--rule",
            "nnm | krum",
            "--rule",
            "mean",
            "--byzantine",
            "2",
            "--plot",
            picture.toString()),
        err::toString);
    assertTrue(out.toString().contains("nnm | krum"));
    byte[] bytes = Files.readAllBytes(picture);
    switch (format) {
      case "svg" -> {
        String svg = new String(bytes, StandardCharsets.UTF_8);
        assertTrue(svg.startsWith("<svg") && svg.contains("<path"));
        for (String text : List.of("nnm | krum", "median", "&gt; 2.5", "downhill", "uphill")) {
          assertTrue(svg.contains(text), text);
        }
        assertFalse(svg.contains("NaN"));
      }
      case "png" -> {
        BufferedImage image = ImageIO.read(picture.toFile());
        assertEquals(1920, image.getWidth());
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x += 3) {
          for (int y = 0; y < image.getHeight(); y += 3) {
            colours.add(image.getRGB(x, y));
          }
        }
        assertTrue(colours.contains(0xFFFFFFFF) && colours.size() > 20);
      }
      default ->
          assertArrayEquals(
              "%PDF".getBytes(StandardCharsets.US_ASCII), java.util.Arrays.copyOf(bytes, 4));
    }
  }

  @Test
  void theSameBytesOnAnyNumberOfThreads() throws IOException {
    float[][] rows = new float[9][10_000];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = (float) Math.sin(1 + i * 31.7 + j * 0.37 + (i * j) % 17);
      }
    }
    Path file = folder.resolve("many.npy");
    VectorFiles.write(file, rows);
    Set<String> answers = new HashSet<>();
    for (String threads : List.of("1", "3")) {
      answers.add(
          json(
                  "audit",
                  file.toString(),
                  "--rule",
                  "median",
                  "--rule",
                  "krum",
                  "--byzantine",
                  "3",
                  "--json",
                  "--threads",
                  threads)
              .toString());
    }
    assertEquals(1, answers.size());
  }

  @Test
  void whatIsNotFiniteIsLeftOutAndNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("nan.csv"), "1,2\nnan,2\n3,4\n5,6\n");
    JsonNode audit =
        json("audit", file.toString(), "--rule", "median", "--byzantine", "1", "--json");
    assertEquals(3, audit.get("honest").asInt());
    assertEquals("left out, because not finite: vectors [1]\n", err.toString());
  }

  @Test
  void whatFailsSaysWhyInOneLine() throws IOException {
    String toy = medianToy();
    assertFails(
        "Krum needs 2q + 2 < m: with m = 5 it takes at most q = 1, not q = 2"
            + " (neighbours=… lifts this)",
        "--rule",
        "median",
        "--rule",
        "krum",
        "--byzantine",
        "2");
    assertFails(
        "Unknown rule 'medain'. Did you mean 'median'?", "--rule", "medain", "--byzantine", "2");
    assertFails(
        "Expected q >= 0 Byzantine vectors, got -1", "--rule", "median", "--byzantine", "-1");
    Path two = Files.writeString(folder.resolve("two.csv"), "1,2\n");
    assertFails(
        two + ": has 2 numbers, but the vectors of " + toy + " have 1",
        "--rule",
        "median",
        "--byzantine",
        "2",
        "--reference",
        two.toString());
    assertFails(
        toy + ": has 3 vectors; expected one reference vector",
        "--rule",
        "median",
        "--byzantine",
        "2",
        "--reference",
        toy);
    Path nan = Files.writeString(folder.resolve("nan.csv"), "nan\n");
    assertFails(
        "The reference is not finite: coordinate 0 is NaN",
        "--rule",
        "median",
        "--byzantine",
        "2",
        "--reference",
        nan.toString());
    Path gif = folder.resolve("picture.gif");
    assertFails(
        gif + ": has an unknown suffix; expected .svg, .pdf, .png",
        "--rule",
        "median",
        "--byzantine",
        "2",
        "--plot",
        gif.toString());
    assertEquals("-0.1\n0.1\n0.3\n", Files.readString(Path.of(toy)));
  }

  @ParameterizedTest
  @CsvSource({
    "'', Missing required option: '--rule",
    "--rule=mean, Missing required option: '--byz"
  })
  void whatIsMissingIsWrongUsage(String option, String message) throws IOException {
    List<String> args = new ArrayList<>(List.of("audit", medianToy()));
    if (option != null && !option.isEmpty()) {
      args.add(option);
    } else {
      args.addAll(List.of("--byzantine", "2"));
    }
    assertEquals(2, run(args.toArray(String[]::new)));
    assertTrue(err.toString().contains(message), err.toString());
  }

  private void assertFails(String message, String... options) throws IOException {
    err.getBuffer().setLength(0);
    List<String> args = new ArrayList<>(List.of("audit", medianToy()));
    args.addAll(List.of(options));
    assertEquals(1, run(args.toArray(String[]::new)));
    assertEquals("strategikon: " + message + "\n", err.toString());
  }
}
