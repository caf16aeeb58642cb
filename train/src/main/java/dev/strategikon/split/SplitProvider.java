package dev.strategikon.split;

import dev.strategikon.spec.Catalogue.Entry;
import java.util.List;

/**
 * Brings splits of somebody's own, found like a {@link dev.strategikon.pipeline.RuleProvider}, for
 * {@link Splits#CATALOGUE}.
 */
@FunctionalInterface
public interface SplitProvider {
  /** {@return the splits, with names that no others have} */
  List<Entry<Split>> splits();
}
