package dev.strategikon.attack;

import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Parameter;
import dev.strategikon.spec.Spec;
import java.util.List;

/** The catalogue of attacks. */
public final class Attacks {
  /** All attacks. */
  public static final Catalogue<Attack> CATALOGUE =
      new Catalogue<>(
          "attack",
          List.of(
              new Entry<>(
                  "none",
                  "No attack: every worker is honest.",
                  "gold standard",
                  List.of(),
                  arguments -> new None()),
              new Entry<>(
                  "ipm",
                  "Inner product manipulation: all send -epsilon times the honest mean.",
                  "Xie, Koyejo and Gupta, UAI 2019",
                  List.of(Parameter.required("epsilon", "the scale of the honest mean, say 0.5")),
                  arguments -> new InnerProductManipulation(arguments.number("epsilon"))),
              new Entry<>(
                  "opposite-side",
                  "All lie beyond the honest values, on the far side of zero from the mean's sign.",
                  "Xie, Koyejo and Gupta, UAI 2019, Remark 3",
                  List.of(
                      Parameter.optional(
                          "margin", "1", "how far beyond, in ranges of the honest values")),
                  arguments -> new OppositeSide(arguments.number("margin"))),
              new Entry<>(
                  "label-flip",
                  "Byzantine workers train on label 9 - y (of ten classes).",
                  "Yin et al., ICML 2018",
                  List.of(),
                  arguments -> new LabelFlip()),
              new Entry<>(
                  "reverse",
                  "The omniscient attack: all send the opposite of the mean, scaled to a large"
                      + " length.",
                  "Blanchard et al., NeurIPS 2017",
                  List.of(Parameter.optional("scale", "100", "the length, in lengths of the mean")),
                  arguments -> new Reverse(arguments.number("scale")))));

  private Attacks() {}

  /**
   * Makes the attack that a spec names.
   *
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  public static Attack parse(String text) {
    return CATALOGUE.create(Spec.parse(text));
  }

  /**
   * Returns an attack's spec with every parameter given.
   *
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  public static String complete(String text) {
    parse(text);
    return CATALOGUE.complete(Spec.parse(text)).toString();
  }
}
