package dev.strategikon.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.attack.catalogue.Attacks;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What attacks on data make of images, on a few of them. */
class DataAttacksTest {
  @ParameterizedTest
  @CsvSource({
    "label-flip, 0, 10, 9",
    "label-flip, 5, 10, 4",
    "label-flip(flip=next), 9, 10, 0",
    "label-flip(flip=next), 3, 10, 4",
    "label-flip(flip=pairs), 0, 3, 1",
    "label-flip(flip=pairs), 1, 3, 0",
    "label-flip(flip=pairs), 2, 3, 2",
    "label-flip(flip=random), 0, 1, 0",
    "label-flip(flip=random), 1, 2, 0",
    "'label-target(from=5, to=3)', 5, 10, 3",
    "'label-target(from=5, to=3)', 4, 10, 4",
    "'backdoor(target=7, share=1)', 4, 10, 7",
    "none, 3, 10, 3",
  })
  void labels(String attack, int label, int classes, int expected) {
    assertEquals(expected, attack(attack).label(new TrainingImage(6, label, classes, 1)));
  }

  /** An image keeps its wrong label; over many images all nine others come about equally often. */
  @Test
  void randomFlipsBelongToTheImage() {
    DataAttack flip = attack("label-flip(flip=random)");
    int[] counts = new int[10];
    for (int image = 0; image < 9000; image++) {
      int label = flip.label(new TrainingImage(image, 4, 10, 1));
      assertEquals(label, flip.label(new TrainingImage(image, 4, 10, 1)));
      counts[label]++;
    }
    assertEquals(0, counts[4]);
    for (int label = 0; label < 10; label++) {
      // Each count has the mean 1000 and the deviation 30.
      assertTrue(label == 4 || Math.abs(counts[label] - 1000) < 150, label + ": " + counts[label]);
    }
    assertTrue(
        IntStream.range(0, 100)
            .anyMatch(
                image ->
                    flip.label(new TrainingImage(image, 4, 10, 1))
                        != flip.label(new TrainingImage(image, 4, 10, 2))),
        "the seed changes nothing");
  }

  @Test
  void theShareOfImagesHasTheTriggerWhateverTheirLabel() {
    DataAttack backdoor = attack("backdoor(share=0.3)");
    long triggered =
        IntStream.range(0, 10_000)
            .filter(image -> backdoor.isTriggered(new TrainingImage(image, image % 10, 10, 2)))
            .count();
    assertEquals(3000, (double) triggered, 200); // a deviation of 46
    assertFalse(attack("label-flip").trigger().isPresent());
  }

  /** A square of 2 in an image of 5 rows and 7 columns. */
  @ParameterizedTest
  @CsvSource({"top-left, 0, 0", "top-right, 0, 5", "bottom-left, 3, 0", "bottom-right, 3, 5"})
  void theSquareIsInItsCorner(String place, int top, int left) {
    Trigger trigger = attack("backdoor(size=2, place=%s)".formatted(place)).trigger().orElseThrow();
    assertEquals(top, trigger.top(5));
    assertEquals(left, trigger.left(7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "label-target(from=0, to=3) | 2 | 9 | label-target(to=3) is out of range: the data set has"
            + " the labels 0 to 1",
        "backdoor(target=10) | 10 | 9 | backdoor: target = 10 is out of range: the data set has the"
            + " labels 0 to 9",
        "backdoor(size=9) | 10 | 9 | backdoor: the trigger of 9 x 9 pixels must be smaller than an"
            + " image, which has 9 x 9",
        "backdoor | 10 | 1 | backdoor: the trigger of 3 x 3 pixels must be smaller than an image,"
            + " which has 1 x 1",
      })
  void imagesMustSuit(String attack, int classes, int side, String message) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class,
                () -> attack(attack).requireFits(classes, side, side))
            .getMessage());
    attack(attack).requireFits(11, 10, 10);
  }

  @ParameterizedTest
  @CsvSource({
    "backdoor(share=0), share above 0",
    "backdoor(share=1.5), at most 1",
    "backdoor(boost=0), positive",
    "backdoor(size=0), size >= 1",
    "backdoor(target=-1), target >= 0",
    "backdoor(place=middle), place must be top-left or",
  })
  void refusals(String attack, String part) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> attack(attack)).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static DataAttack attack(String spec) {
    return (DataAttack) Attacks.parse(spec);
  }
}
