package dev.strategikon.model.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Convolutions are right, also where a machine hides its caches. */
class OneDnnTest {
  @TempDir private Path processor;

  @Test
  void itIsLimitedWhereTheCachesAreHidden() throws IOException {
    assertTrue(OneDnn.isNeeded(Map.of(), processor));
    assertFalse(OneDnn.isNeeded(Map.of(OneDnn.VARIABLE, "AVX2"), processor), "the user decides");
    assertFalse(OneDnn.isNeeded(Map.of(), processor.resolve("none")), "not Linux");

    Path cache = Files.createDirectories(processor.resolve("cache/index0"));
    Files.writeString(cache.resolve("size"), "32K\n");
    assertFalse(OneDnn.isNeeded(Map.of(), processor));
  }

  @Test
  void convolutionsAreRightHere() {
    try (NDManager manager = PyTorch.newManager()) {
      assertEquals(Optional.empty(), ConvolutionCheck.fault(manager));
    }
  }

  @Test
  void aWrongGradientIsNamedWithTheRemedy() {
    float[] gradient = new float[10 * 4 * 8 * 8];
    gradient[0] = 16;
    String fault = ConvolutionCheck.fault("gradients", gradient, 4).orElseThrow();
    assertTrue(fault.contains("wrong gradients"), fault);
    assertTrue(fault.contains("0.0 where 24 is right"), fault);
    assertTrue(fault.contains("ONEDNN_MAX_CPU_ISA=SSE41"), fault);
  }
}
