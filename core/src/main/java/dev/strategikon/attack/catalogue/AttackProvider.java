package dev.strategikon.attack.catalogue;

import dev.strategikon.attack.Attack;
import dev.strategikon.spec.Catalogue.Entry;
import java.util.List;

/**
 * Brings attacks of somebody's own, found like a {@link dev.strategikon.pipeline.RuleProvider}, for
 * {@link Attacks#CATALOGUE}.
 */
@FunctionalInterface
public interface AttackProvider {
  /** {@return the attacks, with names that no others have} */
  List<Entry<Attack>> attacks();
}
