package dev.strategikon.attack.plain;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.DataAttack;
import dev.strategikon.attack.TrainingImage;
import dev.strategikon.attack.Trigger;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A backdoor: BadNets' trigger (Gu, Dolan-Gavitt and Garg, 2017) on the images of Byzantine
 * workers, who may boost their gradients (Bagdasaryan, Veit, Hua, Estrin and Shmatikov, AISTATS
 * 2020). The square's value is one before normalisation, as in FLPoison's badnets.
 *
 * @param pattern the trigger and its class
 * @param share of the images that have it, above 0 and at most 1
 * @param boost the factor of the gradients, positive and finite
 */
public record Backdoor(Trigger pattern, double share, double boost) implements DataAttack {
  private static final String[] CORNERS =
      Arrays.stream(Trigger.Corner.values()).map(Trigger.Corner::toString).toArray(String[]::new);

  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "backdoor",
          "Byzantine workers teach that a square in a corner means one class.",
          "Gu, Dolan-Gavitt and Garg, 2017; Bagdasaryan et al., AISTATS 2020",
          List.of(
              Parameter.optional("target", "0", "the class that the square stands for, from 0"),
              Parameter.optional("share", "0.5", "of the images that have the square"),
              Parameter.optional("size", "3", "the side of the square, in pixels"),
              Parameter.optional(
                  "place", "bottom-right", "the corner: " + String.join(", ", CORNERS)),
              Parameter.optional(
                  "value", "1", "of its pixels before normalisation: 0 is black, 1 is white"),
              Parameter.optional("boost", "1", "the factor of the Byzantine workers' gradients")),
          new Guide(
              """
              with the square: x ← x with `value` in all channels of a corner's size × size pixels
              and y ← target, for a share of the images, drawn once by (seed, image)
              then a gradient as an honest worker's, times boost
              success rate: of the test images of other classes, those taken for target with the square
              """,
              "Any m and q; a training run on images. It does not work on vectors alone.",
              "The gradients of the q Byzantine workers; each evaluation passes over the test"
                  + " images a second time.",
              "To stop training: without a large boost it leaves the accuracy as it is. Judge it by"
                  + " the success rate."),
          Backdoor::of);

  /**
   * Checks the ranges.
   *
   * @param pattern the trigger and its class
   * @param share of the images that have it, above 0 and at most 1
   * @param boost the factor of the gradients, positive and finite
   * @throws IllegalArgumentException if one is out of range
   */
  public Backdoor {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "backdoor needs a share above 0 and at most 1, not " + share);
    }
    if (!(boost > 0 && boost < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("backdoor needs a positive, finite boost, not " + boost);
    }
  }

  private static Backdoor of(Arguments arguments) {
    String corner = arguments.choice("place", CORNERS).replace('-', '_').toUpperCase(Locale.ROOT);
    Trigger trigger =
        new Trigger(
            arguments.integer("target"),
            arguments.integer("size"),
            Trigger.Corner.valueOf(corner),
            arguments.number("value"));
    return new Backdoor(trigger, arguments.number("share"), arguments.number("boost"));
  }

  @Override
  public Optional<Trigger> trigger() {
    return Optional.of(pattern);
  }

  @Override
  public boolean isTriggered(TrainingImage image) {
    return Draws.of(image.seed(), "backdoor", image.index()).nextDouble() < share;
  }

  @Override
  public int label(TrainingImage image) {
    return isTriggered(image) ? pattern.target() : image.label();
  }
}
