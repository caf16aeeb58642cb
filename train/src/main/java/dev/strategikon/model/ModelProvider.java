package dev.strategikon.model;

import dev.strategikon.spec.Catalogue.Entry;
import java.util.List;

/**
 * Brings networks of somebody's own, found like a {@link dev.strategikon.pipeline.RuleProvider},
 * for {@link dev.strategikon.model.catalogue.Models#CATALOGUE}.
 */
@FunctionalInterface
public interface ModelProvider {
  /** {@return the networks, with names that no others have} */
  List<Entry<ModelFactory>> models();
}
