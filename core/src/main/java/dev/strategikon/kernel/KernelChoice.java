package dev.strategikon.kernel;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The kernels that a JVM uses, by {@code -Dstrategikon.kernels=auto|scalar|simd}. The default,
 * {@code auto}, takes the first vector kernels that can run, and keeps the reasons of those that
 * cannot. {@code simd} fails if none can run, so that no measurement uses the scalar kernels by
 * mistake.
 *
 * @param kernels the kernels chosen
 * @param refusals why faster kernels were not chosen, one reason each
 */
public record KernelChoice(Kernels kernels, List<String> refusals) {
  /** The name of the system property. */
  public static final String PROPERTY = "strategikon.kernels";

  /** The choice of this JVM. */
  public static final KernelChoice ACTIVE = choose(System.getProperty(PROPERTY, "auto")).logged();

  /**
   * Copies the reasons.
   *
   * @param kernels the kernels chosen
   * @param refusals why faster kernels were not chosen, one reason each
   */
  public KernelChoice {
    refusals = List.copyOf(refusals);
  }

  /**
   * Chooses kernels.
   *
   * @param setting the value of the system property
   * @throws IllegalStateException if the setting is unknown or these kernels cannot run
   */
  static KernelChoice choose(String setting) {
    return switch (setting) {
      case "scalar" -> new KernelChoice(new ScalarKernels(), List.of());
      case "auto" -> fastest(false);
      case "simd" -> fastest(true);
      default ->
          throw new IllegalStateException(
              "-D%s must be auto, scalar or simd, not '%s'".formatted(PROPERTY, setting));
    };
  }

  /** Returns what to tell those who have slow kernels and did not ask for them. */
  Optional<String> advice() {
    return refusals.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("Rules run without vector instructions, several times slower: %s. To switch them on, add"
                    + " strategikon-simd and start Java with --add-modules=jdk.incubator.vector; to hide"
                    + " this message, -D%s=scalar")
                .formatted(String.join("; ", refusals), PROPERTY));
  }

  private KernelChoice logged() {
    advice().ifPresent(text -> System.getLogger("dev.strategikon").log(Level.INFO, text));
    return this;
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
      refusals.add("the module dev.strategikon.simd is missing");
    }
    if (required) {
      throw new IllegalStateException(
          "-D%s=simd cannot be used here: %s".formatted(PROPERTY, String.join("; ", refusals)));
    }
    return new KernelChoice(new ScalarKernels(), refusals);
  }
}
