package dev.strategikon.attack;

import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Spec;
import java.util.List;

/** The catalogue of attacks. */
public final class Attacks {
  /** All attacks. */
  public static final Catalogue<Attack> CATALOGUE =
      new Catalogue<>(
          "attack",
          List.of(
              PlainEntries.none(),
              ManipulationEntries.ipm(),
              ManipulationEntries.ipmOptimal(),
              ManipulationEntries.oppositeSide(),
              ManipulationEntries.signFlip(),
              ManipulationEntries.reverse(),
              HiddenEntries.alie(),
              HiddenEntries.alieOptimal(),
              HiddenEntries.mimic(),
              HiddenEntries.minMax(),
              HiddenEntries.minSum(),
              PlainEntries.gaussian(),
              PlainEntries.infinity(),
              PlainEntries.nan(),
              PlainEntries.zero(),
              PlainEntries.labelFlip()));

  private Attacks() {}

  /**
   * Makes the attack that a spec names.
   *
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  public static Attack parse(String text) {
    return CATALOGUE.create(Spec.parse(text));
  }
}
