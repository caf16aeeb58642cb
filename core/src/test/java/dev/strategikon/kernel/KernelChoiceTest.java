package dev.strategikon.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Kernels where no vector kernels are, as in this module. */
class KernelChoiceTest {
  @Test
  void slowKernelsThatNobodyAskedForAreExplained() {
    KernelChoice choice = KernelChoice.choose("auto");
    assertEquals("scalar", choice.kernels().name());
    assertEquals(
        "Rules run without vector instructions, several times slower: the module"
            + " dev.strategikon.simd is missing. To switch them on, add strategikon-simd and start Java"
            + " with --add-modules=jdk.incubator.vector; to hide this message,"
            + " -Dstrategikon.kernels=scalar",
        choice.advice().orElseThrow());
  }

  @Test
  void thoseWhoAskForThemAreNotTold() {
    assertEquals(Optional.empty(), KernelChoice.choose("scalar").advice());
  }

  @Test
  void whatCannotBeHadIsRefused() {
    String message =
        assertThrows(IllegalStateException.class, () -> KernelChoice.choose("simd")).getMessage();
    assertTrue(message.endsWith("cannot be used here: the module dev.strategikon.simd is missing"));
    assertThrows(IllegalStateException.class, () -> KernelChoice.choose("fast"));
  }
}
