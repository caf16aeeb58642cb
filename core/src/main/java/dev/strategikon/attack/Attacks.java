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
              None.ENTRY,
              Ipm.ENTRY,
              IpmOptimal.ENTRY,
              OppositeSide.ENTRY,
              SignFlip.ENTRY,
              Reverse.ENTRY,
              Alie.ENTRY,
              AlieOptimal.ENTRY,
              Mimic.ENTRY,
              MinMax.ENTRY,
              MinSum.ENTRY,
              Gaussian.ENTRY,
              Infinity.ENTRY,
              Nan.ENTRY,
              Zero.ENTRY,
              LabelFlip.ENTRY));

  private Attacks() {}

  /**
   * Creates the attack that a spec names.
   *
   * @param text the spec, such as {@code ipm(epsilon=0.5)}
   * @return the attack
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  public static Attack parse(String text) {
    return CATALOGUE.create(Spec.parse(text));
  }

  /**
   * Returns an attack's spec with every parameter given.
   *
   * @param text the spec
   * @return the complete spec
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  public static String complete(String text) {
    parse(text);
    return CATALOGUE.complete(Spec.parse(text)).toString();
  }
}
