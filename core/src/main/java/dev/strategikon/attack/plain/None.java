package dev.strategikon.attack.plain;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.DataAttack;
import dev.strategikon.attack.TrainingImage;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import java.util.List;

/** No attack: every worker is honest and trains on the true labels. */
public record None() implements DataAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "none",
          "No attack: every worker is honest.",
          "gold standard",
          List.of(),
          new Guide(
              "u = the worker's own gradient",
              "Any m and q.",
              "Nothing.",
              "Alone: it is the reference for runs under attack."),
          arguments -> new None());

  @Override
  public int label(TrainingImage image) {
    return image.label();
  }
}
