package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own images, of 5 × 7 grey pixels in three classes, from the sweep to its report. */
class OwnDataTest {
  private static final int IMAGES = 120;
  private static final int HEIGHT = 5;
  private static final int WIDTH = 7;
  private static final int CLASSES = 3;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeData() throws IOException {
    byte[] labels = new byte[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      labels[i] = (byte) (i * 7 % 10 % CLASSES);
    }
    npy("y.npy", "(%d,)".formatted(IMAGES), labels);
    npy("x.npy", "(%d, %d, %d)".formatted(IMAGES, HEIGHT, WIDTH), images(labels));
  }

  /** The row with the number of the class is bright. */
  private static byte[] images(byte[] labels) {
    byte[] pixels = new byte[IMAGES * HEIGHT * WIDTH];
    for (int i = 0; i < pixels.length; i++) {
      int image = i / (HEIGHT * WIDTH);
      boolean isBright = i / WIDTH % HEIGHT == labels[image];
      pixels[i] = (byte) (isBright ? 200 + i % 50 : i % 40);
    }
    return pixels;
  }

  private void npy(String name, String shape, byte[] values) throws IOException {
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': %s, }\n".formatted(shape);
    ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + values.length);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 1).put((byte) 0).put((byte) header.length()).put((byte) 0);
    bytes.put(header.getBytes(StandardCharsets.US_ASCII)).put(values);
    Files.write(folder.resolve(name), bytes.array());
  }

  private int run(String to) throws IOException {
    Path sweep = folder.resolve("sweep.yaml");
    Files.writeString(
        sweep,
        """
        dataset: npy(images=%1$s/x.npy, labels=%1$s/y.npy)
        model: softmax
        workers: 5
        byzantine: 1
        attack: [none, label-flip]
        rule: median
        batch: 8
        steps: 30
        evaluate-every: 10
        split: dirichlet(alpha=1)
        """
            .formatted(folder));
    return command(
        "run", sweep.toString(), "--out", folder.resolve(to).toString(), "--threads", "2");
  }

  private int command(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  private List<Path> runs(String sweep) throws IOException {
    try (Stream<Path> children = Files.list(folder.resolve(sweep))) {
      return children.filter(Files::isDirectory).filter(run -> !run.endsWith("figures")).toList();
    }
  }

  @Test
  void threeClassesOfSmallImagesAreTrainedAndReported() throws IOException {
    assertEquals(0, run("out"), err.toString());
    List<Path> runs = runs("out");
    assertEquals(2, runs.size());
    for (Path run : runs) {
      JsonNode data = new ObjectMapper().readTree(Files.readString(run.resolve("data.json")));
      assertEquals(3, data.path("classes").asInt());
      assertEquals("96 training and 24 test images, 1 x 5 x 7", data.path("images").asText());
      assertEquals(64, data.path("sha256").asText().length());
      assertFalse(data.has("differing-files"));
      List<String> rows = Files.readAllLines(run.resolve("metrics.csv"));
      double accuracy = Double.parseDouble(rows.get(31).split(",")[2]);
      assertTrue(accuracy > 0.9, run + " " + accuracy);
    }
    String report = Files.readString(folder.resolve("out/report.html"));
    assertTrue(report.contains("1 x 5 x 7 in 3 classes, of which guessing gets 33.3 % right"));
    assertFalse(report.contains("class=\"warning\""));
    assertEquals(0, command("verify", folder.resolve("out").toString()), out.toString());
  }
}
