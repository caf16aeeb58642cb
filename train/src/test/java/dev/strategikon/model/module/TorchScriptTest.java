package dev.strategikon.model.module;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.model.Initialisation;
import dev.strategikon.model.ModelFactory;
import dev.strategikon.model.Network;
import dev.strategikon.model.catalogue.Models;
import dev.strategikon.spec.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchScriptTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.write(folder.resolve("net.pt"), TestFiles.bytes("small.pt"));
  }

  private Parsed<ModelFactory> parse(String more) {
    return Models.parse("torchscript(file=%s%s)".formatted(file, more));
  }

  @Test
  void theCompleteTextHasTheDigestOfTheFile() throws IOException {
    Parsed<ModelFactory> parsed = parse("");
    assertTrue(
        parsed
            .text()
            .matches("torchscript\\(file=.*net\\.pt, initial=file, sha256=[0-9a-f]{64}\\)"),
        parsed.text());
    assertEquals("torchscript(file=%s)".formatted(file), parsed.brief());

    Files.write(file, TestFiles.bytes("frozen-conv.pt"));
    assertNotEquals(parsed, parse(""));
  }

  /** The folder of a run can be read without the file, and not be continued with another one. */
  @Test
  void aTextWithADigestIsReadWithoutTheFile() throws IOException {
    Parsed<ModelFactory> parsed = parse("");
    Files.delete(file);
    Parsed<ModelFactory> again = Models.parse(parsed.text());
    assertEquals(parsed, again);
    assertTrue(refusal(again).startsWith("There is no file " + file), refusal(again));

    Files.write(file, TestFiles.bytes("frozen-conv.pt"));
    assertTrue(
        refusal(again).startsWith(file + " is not the file that the run was begun with"),
        refusal(again));

    Files.write(file, TestFiles.bytes("small.pt"));
    assertEquals(119, again.value().create(1, 6, 6, 3).dimension());
  }

  private static String refusal(Parsed<ModelFactory> model) {
    return assertThrows(IllegalArgumentException.class, () -> model.value().create(1, 6, 6, 3))
        .getMessage();
  }

  /** As a process of a cluster, on another machine, does. */
  @Test
  void contentsThatAreSentTakeThePlaceOfTheFile() throws IOException {
    Parsed<ModelFactory> parsed = parse("");
    byte[] contents = parsed.value().file().orElseThrow();
    Files.delete(file);
    ModelFactory remote = Models.parse(parsed.text()).value();
    Network network = remote.with(contents).create(1, 6, 6, 3);
    assertEquals(119, network.dimension());

    byte[] others = TestFiles.bytes("tied.pt");
    assertThrows(IllegalArgumentException.class, () -> remote.with(others).create(1, 6, 6, 3));
  }

  @Test
  void aFileIsTriedOnceForTheSameImages() {
    ModelFactory factory = parse("").value();
    assertSame(factory.create(1, 6, 6, 3), factory.create(1, 6, 6, 3));
  }

  /** Weights are drawn as for a layer of ours, biases keep their values. */
  @Test
  void initialValuesAreThoseOfTheFileOrDrawnByTheSeed() {
    float[] own = parse("").value().create(1, 6, 6, 3).initialParameters(Initialisation.XAVIER, 1);
    Network network = parse(", initial=seed").value().create(1, 6, 6, 3);
    float[] x = network.initialParameters(Initialisation.PYTORCH, 1);
    assertArrayEquals(x, network.initialParameters(Initialisation.PYTORCH, 1));
    assertFalse(Arrays.equals(x, network.initialParameters(Initialisation.PYTORCH, 2)));
    for (int j = 0; j < x.length; j++) {
      boolean isBias = (j >= 18 && j < 20) || j >= 116;
      assertEquals(isBias, x[j] == own[j], "coordinate " + j);
      double bound = j < 18 ? 1.0 / 3 : 1 / Math.sqrt(32);
      assertTrue(isBias || Math.abs(x[j]) <= bound);
    }
  }

  @Test
  void refusesAFileThatIsNotThere() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Models.parse("torchscript(file=no-such-net.pt)"))
            .getMessage();
    assertTrue(message.startsWith("There is no file no-such-net.pt. Paths are from the folder"));
  }
}
