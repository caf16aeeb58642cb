package dev.strategikon.attack.plain;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.DataAttack;
import dev.strategikon.attack.TrainingImage;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/**
 * Targeted label flipping (Tolpegin, Truex, Gursoy and Liu, ESORICS 2020): one class is taught as
 * another.
 *
 * @param from the class that is mislabelled, from 0
 * @param to the label that it gets, from 0
 */
public record LabelTarget(int from, int to) implements DataAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "label-target",
          "Byzantine workers train on one class as if it were another.",
          "Tolpegin, Truex, Gursoy and Liu, ESORICS 2020",
          List.of(
              Parameter.required("from", "the class that is mislabelled, from 0"),
              Parameter.required("to", "the label that it gets, from 0")),
          new Guide(
              "y ← to where y = from, then as an honest worker",
              "Any m and q; a training run. It does not work on vectors alone.",
              "The gradients of the q Byzantine workers, which other attacks need not compute.",
              "To stop training: it is meant to confuse two classes, and the accuracy of all"
                  + " classes together hardly shows it."),
          arguments -> new LabelTarget(arguments.integer("from"), arguments.integer("to")));

  /**
   * Checks that the labels are not negative.
   *
   * @param from the class that is mislabelled, from 0
   * @param to the label that it gets, from 0
   * @throws IllegalArgumentException if one is
   */
  public LabelTarget {
    if (from < 0 || to < 0) {
      throw new IllegalArgumentException(
          "label-target needs from >= 0 and to >= 0, not %d and %d".formatted(from, to));
    }
  }

  @Override
  public void requireFits(int classes, int height, int width) {
    if (to >= classes) {
      throw new IllegalArgumentException(
          "label-target(to=%d) is out of range: the data set has the labels 0 to %d"
              .formatted(to, classes - 1));
    }
  }

  @Override
  public int label(TrainingImage image) {
    return image.label() == from ? to : image.label();
  }
}
