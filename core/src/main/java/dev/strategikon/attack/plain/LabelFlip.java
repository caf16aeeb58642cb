package dev.strategikon.attack.plain;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.DataAttack;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** Label flipping (Yin et al., ICML 2018): of C classes y becomes C − 1 − y; 9 − y of ten. */
public record LabelFlip() implements DataAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "label-flip",
          "Byzantine workers train on label C - 1 - y of C classes (9 - y of ten).",
          "Yin et al., ICML 2018",
          List.of(),
          new Guide(
              "y ← classes − 1 − y, then as an honest worker",
              "Any m and q; a training run. It does not work on vectors alone.",
              "The gradients of the q Byzantine workers, which other attacks need not compute.",
              "If a strong attack is needed: its gradients are on both sides of the honest ones, so it"
                  + " is weak."),
          arguments -> new LabelFlip());

  @Override
  public int label(int label, int classes) {
    return classes - 1 - label;
  }
}
