package dev.strategikon.pipeline;

import dev.strategikon.rule.guard.Guard;
import dev.strategikon.spec.Catalogue;
import java.util.List;

/** The catalogue of guards, the stage after a rule. */
public final class Guards {
  /** All guards. */
  public static final Catalogue<Guard> CATALOGUE = new Catalogue<>("guard", List.of(Guard.ENTRY));

  private Guards() {}
}
