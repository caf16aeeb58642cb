package dev.strategikon.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.kernel.KernelChoice;
import org.junit.jupiter.api.Test;

/** Runs in a JVM without the incubating module. */
class WithoutTheModuleTest {
  @Test
  void theScalarKernelsTakeOverAndTheReasonIsKept() {
    assertTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty());
    assertEquals("scalar", KernelChoice.ACTIVE.kernels().name());
    assertEquals(
        "the JVM runs without --add-modules jdk.incubator.vector (the launcher adds it)",
        KernelChoice.ACTIVE.refusals().get(0));
  }
}
