package dev.strategikon.model.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.model.ImageShape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          always-random.pt | draws random numbers in an evaluation
          two-outputs.pt   | returns 2 tensors: return the logits alone
          whole.pt         | returns int64: return logits of type float32
          detached.pt      | has outputs that no gradient flows back from
          not-a-number.pt  | returns NaN for its values in the file
          counting.pt      | computes another gradient when asked again
          tied.pt          | has the parameter first.weight in the memory of another one
          double.pt        | has the parameter conv.weight of type float64: use float32
          all-frozen.pt    | has 4 parameters, but none requires a gradient
          weights.pt       | holds weights or a pickled module, not TorchScript
          small-gradient   | is no TorchScript file
          """)
  void refusesWhatCannotBeTrained(String file, String reason) {
    byte[] contents = file.endsWith(".pt") ? TestFiles.bytes(file) : new byte[100];
    String message =
        assertThrows(IllegalArgumentException.class, () -> TestFiles.small(file, contents))
            .getMessage();
    assertTrue(message.startsWith(file + " " + reason), message);
  }

  @Test
  void refusesAFileThatIsCutOff() {
    byte[] whole = TestFiles.bytes("small.pt");
    for (int size : new int[] {0, 10, 1000, whole.length / 2, whole.length - 1}) {
      byte[] part = Arrays.copyOf(whole, size);
      String message =
          assertThrows(IllegalArgumentException.class, () -> TestFiles.small("cut.pt", part))
              .getMessage();
      assertTrue(message.startsWith("cut.pt "), message);
      assertEquals(1, message.lines().count(), message);
    }
  }

  @Test
  void refusesOtherImagesAndOtherClasses() {
    ModuleSource source = new ScriptFile("small.pt", TestFiles.bytes("small.pt"));
    assertEquals(
        "small.pt returns (2, 3) for 2 images of 1 x 6 x 6, but the data set has 10 classes:"
            + " expected (2, 10)",
        refusal(source, new ImageShape(1, 6, 6), 10));
    String message = refusal(source, new ImageShape(3, 6, 6), 3);
    assertTrue(
        message.startsWith("small.pt does not compute on images of 3 x 6 x 6: RuntimeError: "),
        message);
    assertEquals(1, message.lines().count());
  }

  private static String refusal(ModuleSource source, ImageShape input, int classes) {
    return assertThrows(
            IllegalArgumentException.class, () -> Probe.network(source, input, classes, false))
        .getMessage();
  }
}
