package dev.strategikon.attack.plain;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.DataAttack;
import dev.strategikon.attack.TrainingImage;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;
import java.util.Locale;

/**
 * Label flipping (Yin et al., ICML 2018): C − 1 − y of C classes, unless another flip is given.
 *
 * @param flip which label becomes which
 */
public record LabelFlip(Flip flip) implements DataAttack {
  /** Which label becomes which. */
  public enum Flip {
    /** The first becomes the last, and so on. */
    REVERSE {
      @Override
      int of(TrainingImage image) {
        return image.classes() - 1 - image.label();
      }
    },
    /** Each becomes the one after it, the last the first. */
    NEXT {
      @Override
      int of(TrainingImage image) {
        return (image.label() + 1) % image.classes();
      }
    },
    /** 0 and 1 change places, 2 and 3, and so on; a last one without another stays. */
    PAIRS {
      @Override
      int of(TrainingImage image) {
        int label = image.label();
        int other = label % 2 == 0 ? label + 1 : label - 1;
        return other < image.classes() ? other : label;
      }
    },
    /** Each image has another one of its own, by (seed, image); a single class stays. */
    RANDOM {
      @Override
      int of(TrainingImage image) {
        if (image.classes() < 2) {
          return image.label();
        }
        int other =
            Draws.of(image.seed(), "label-flip", image.index()).nextInt(image.classes() - 1);
        return other < image.label() ? other : other + 1;
      }
    };

    /** Returns the label that an image gets. */
    abstract int of(TrainingImage image);
  }

  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "label-flip",
          "Byzantine workers train on label C - 1 - y of C classes (9 - y of ten).",
          "Yin et al., ICML 2018",
          List.of(
              Parameter.later(
                  "flip", "reverse", "which label becomes which: reverse, next, pairs or random")),
          new Guide(
              """
              y ← classes − 1 − y, then as an honest worker
              flip=next: y ← y + 1, and the last becomes the first
              flip=pairs: 0 ↔ 1, 2 ↔ 3, …; a last one without another stays
              flip=random: y ← another label, each as likely, drawn once for each image by (seed, image)
              """,
              "Any m and q; a training run. It does not work on vectors alone.",
              "The gradients of the q Byzantine workers, which other attacks need not compute.",
              "If a strong attack is needed: its gradients are on both sides of the honest ones, so"
                  + " it is weak."),
          arguments ->
              new LabelFlip(
                  Flip.valueOf(
                      arguments
                          .choice("flip", "reverse", "next", "pairs", "random")
                          .toUpperCase(Locale.ROOT))));

  /** Creates the flip of the paper, {@link Flip#REVERSE}. */
  public LabelFlip() {
    this(Flip.REVERSE);
  }

  @Override
  public int label(TrainingImage image) {
    return flip.of(image);
  }
}
