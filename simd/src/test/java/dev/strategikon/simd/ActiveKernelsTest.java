package dev.strategikon.simd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.kernel.Kernels;
import org.junit.jupiter.api.Test;

/** The vector instructions are what this JVM uses. */
class ActiveKernelsTest {
  @Test
  void theyAreWhatThisJvmUses() {
    assertTrue(Kernels.active().name().startsWith("simd-"), Kernels.active().name());
  }
}
