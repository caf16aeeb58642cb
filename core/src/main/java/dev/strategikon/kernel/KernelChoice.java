package dev.strategikon.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Which kernels a JVM uses: {@code -Dstrategikon.kernels=auto|scalar|simd}. {@code auto}, the
 * default, takes the first that can run and keeps the reasons of those that cannot; {@code simd}
 * fails where they cannot run, so that nobody measures the wrong thing.
 *
 * @param kernels the kernels chosen
 * @param refusals why faster ones were not, a sentence each
 */
public record KernelChoice(Kernels kernels, List<String> refusals) {
  /** The system property that decides. */
  public static final String PROPERTY = "strategikon.kernels";

  /** The choice of this JVM. */
  public static final KernelChoice ACTIVE = choose(System.getProperty(PROPERTY, "auto"));

  /** Copies the reasons. */
  public KernelChoice {
    refusals = List.copyOf(refusals);
  }

  /**
   * Chooses.
   *
   * @throws IllegalStateException if the wish is unknown or cannot be fulfilled
   */
  static KernelChoice choose(String wish) {
    return switch (wish) {
      case "scalar" -> new KernelChoice(new ScalarKernels(), List.of());
      case "auto" -> fastest(false);
      case "simd" -> fastest(true);
      default ->
          throw new IllegalStateException(
              "-D%s must be auto, scalar or simd, not '%s'".formatted(PROPERTY, wish));
    };
  }

  private static KernelChoice fastest(boolean required) {
    List<String> refusals = new ArrayList<>();
    for (KernelsProvider provider : ServiceLoader.load(KernelsProvider.class)) {
      try {
        return new KernelChoice(provider.kernels(), refusals);
      } catch (UnsupportedOperationException e) {
        refusals.add(e.getMessage());
      }
    }
    if (refusals.isEmpty()) {
      refusals.add("the module dev.strategikon.simd is not there");
    }
    if (required) {
      throw new IllegalStateException(
          "-D%s=simd is not possible here: %s".formatted(PROPERTY, String.join("; ", refusals)));
    }
    return new KernelChoice(new ScalarKernels(), refusals);
  }
}
