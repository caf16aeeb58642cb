package dev.strategikon.split;

import dev.strategikon.dataset.Images;
import dev.strategikon.random.Draws;
import dev.strategikon.samples.CatalogueSpecs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the tests of all splits test: every split of the catalogue, and variants of it. */
final class SplitSpecs {
  static final int CLASSES = 10;

  /** A split with a required parameter must be here. */
  private static final Map<String, List<String>> VARIANTS =
      Map.of(
          "dirichlet",
          List.of(
              "dirichlet(alpha=1e-6)",
              "dirichlet(alpha=0.1)",
              "dirichlet(alpha=1)",
              "dirichlet(alpha=1e6)"),
          "gamma-similarity",
          List.of(
              "gamma-similarity(gamma=0)",
              "gamma-similarity(gamma=0.3)",
              "gamma-similarity(gamma=1)"),
          "label-shards",
          List.of("label-shards(shards=1)", "label-shards(shards=3)"),
          "sorted-shards",
          List.of("sorted-shards(deal=in-turn)"));

  /** Splits that deal nothing out: every worker has all images. */
  private static final Set<String> SHARING = Set.of("iid");

  /** Splits without chance, in which the seed decides nothing. */
  private static final Set<String> CERTAIN =
      Set.of("iid", "sorted-shards", "sorted-shards(deal=in-turn)");

  private SplitSpecs() {}

  static List<String> all() {
    return CatalogueSpecs.of(Splits.CATALOGUE, name -> VARIANTS.getOrDefault(name, List.of()));
  }

  static boolean isSharing(String spec) {
    return SHARING.contains(spec);
  }

  static boolean isCertain(String spec) {
    return CERTAIN.contains(spec);
  }

  static Split parse(String spec) {
    return Splits.CATALOGUE.parse(spec).value();
  }

  static int[] histogram(Images images, int[] part) {
    int[] histogram = new int[CLASSES];
    Arrays.stream(part).forEach(image -> histogram[images.label(image)]++);
    return histogram;
  }

  /** Labels 0, 1, …, 9, 0, 1, … */
  static Images cycled(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % CLASSES);
    }
    return new Images(1, 1, 1, new byte[count], labels);
  }

  /** Labels at random. */
  static Images images(int count, long seed) {
    Draws draws = Draws.of(seed, "labels");
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) draws.nextInt(CLASSES);
    }
    return new Images(1, 1, 1, new byte[count], labels);
  }
}
