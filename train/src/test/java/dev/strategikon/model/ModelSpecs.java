package dev.strategikon.model;

import dev.strategikon.samples.CatalogueSpecs;
import dev.strategikon.spec.Spec;
import java.util.List;
import java.util.Map;

/** What the tests of all models test: every model of the catalogue, and variants of some. */
final class ModelSpecs {
  /** A model with a required parameter must be here. */
  private static final Map<String, List<String>> VARIANTS = Map.of("mlp", List.of("mlp(hidden=3)"));

  private ModelSpecs() {}

  static List<String> all() {
    return CatalogueSpecs.of(Models.CATALOGUE, name -> VARIANTS.getOrDefault(name, List.of()));
  }

  /** Grey images of 8 × 8 in four classes: the smallest that every model takes. */
  static Network onTinyImages(String spec) {
    return Models.CATALOGUE.create(Spec.parse(spec)).create(1, 8, 8, 4);
  }
}
