package dev.strategikon.model.pytorch;

import com.sun.jna.Function;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Keeps oneDNN, by which PyTorch computes convolutions, from code that is wrong on some machines.
 *
 * <p>A virtual machine may not tell how large the processor's caches are. oneDNN 3.7 then takes
 * them for empty, and the copies that it makes into padded layouts leave the padding as it was (its
 * issue 5313). Convolutions and their gradients come out wrong, without a word, unless all numbers
 * of channels are multiples of 16. Its code for SSE 4.1 makes no such copies. On a machine of this
 * kind 330 of 800 random convolutions were wrong, 382 with AVX, and none with SSE 4.1.
 */
final class OneDnn {
  /** By which a user or {@link #limit} says what instructions oneDNN may use. */
  static final String VARIABLE = "ONEDNN_MAX_CPU_ISA";

  /** With this value no convolution is wrong. */
  static final String SAFE = "SSE41";

  private static final Path PROCESSOR = Path.of("/sys/devices/system/cpu/cpu0");

  private OneDnn() {}

  /** Limits oneDNN to safe code where it is needed. It looks once, so this comes before PyTorch. */
  static void limit() {
    if (isNeeded(System.getenv(), PROCESSOR)) {
      try {
        Function.getFunction("c", "setenv").invokeInt(new Object[] {VARIABLE, SAFE, 1});
      } catch (UnsatisfiedLinkError e) {
        // Then ConvolutionCheck finds the fault and says what the user can do.
        System.getLogger(OneDnn.class.getName()).log(System.Logger.Level.DEBUG, "no JNA", e);
      }
    }
  }

  /** Returns whether the processor's caches are unknown and the user has not decided. */
  static boolean isNeeded(Map<String, String> environment, Path processor) {
    return !environment.containsKey(VARIABLE)
        && Files.isDirectory(processor)
        && !Files.exists(processor.resolve("cache/index0/size"));
  }
}
