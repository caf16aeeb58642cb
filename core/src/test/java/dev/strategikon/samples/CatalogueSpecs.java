package dev.strategikon.samples;

import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Parameter;
import dev.strategikon.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What tests that walk a catalogue test: each entry by its defaults, and variants of it. */
public final class CatalogueSpecs {
  private CatalogueSpecs() {}

  /**
   * Returns specs of all entries of a catalogue, in its order.
   *
   * @param variants of an entry's name: specs with parameters that are not the defaults
   * @throws AssertionError if an entry has a required parameter and no variant
   */
  public static List<String> of(Catalogue<?> catalogue, Function<String, List<String>> variants) {
    List<String> specs = new ArrayList<>();
    for (Entry<?> entry : catalogue.entries()) {
      List<String> more = variants.apply(entry.name());
      boolean needsOne = entry.parameters().stream().anyMatch(Parameter::isRequired);
      if (needsOne && more.isEmpty()) {
        throw new AssertionError(
            "%s '%s' has a required parameter: add a variant that gives it"
                .formatted(catalogue.family(), entry.name()));
      }
      for (String variant : more) {
        if (!Spec.parse(variant).name().equals(entry.name())) {
          throw new AssertionError(variant + " is no variant of " + entry.name());
        }
      }
      if (!needsOne) {
        specs.add(entry.name());
      }
      specs.addAll(more);
    }
    return specs;
  }
}
