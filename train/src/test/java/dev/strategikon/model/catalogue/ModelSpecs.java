package dev.strategikon.model.catalogue;

import dev.strategikon.model.Network;
import dev.strategikon.samples.CatalogueSpecs;
import dev.strategikon.spec.Spec;
import java.util.List;
import java.util.Map;

/** What the tests of all models test: every model of the catalogue, and variants of some. */
public final class ModelSpecs {
  /** Its file decides the images that it takes, so it has tests of its own. */
  private static final String TORCHSCRIPT = "torchscript";

  /** A model with a required parameter must be here. */
  private static final Map<String, List<String>> VARIANTS =
      Map.of("mlp", List.of("mlp(hidden=3)"), TORCHSCRIPT, List.of(TORCHSCRIPT + "(file=net.pt)"));

  private ModelSpecs() {}

  public static List<String> all() {
    return CatalogueSpecs.of(
            Models.CATALOGUE, name -> VARIANTS.getOrDefault(name, List.<String>of()))
        .stream()
        .filter(spec -> !spec.startsWith(TORCHSCRIPT))
        .toList();
  }

  /** Grey images of 8 × 8 in four classes: the smallest that every model takes. */
  public static Network onTinyImages(String spec) {
    return Models.CATALOGUE.create(Spec.parse(spec)).create(1, 8, 8, 4);
  }
}
