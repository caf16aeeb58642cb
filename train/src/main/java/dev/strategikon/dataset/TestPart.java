package dev.strategikon.dataset;

import dev.strategikon.random.Draws;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Decimal;
import dev.strategikon.spec.InvalidSpecException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the test images of a user's data come from: a path, or a share of the images. A share is
 * drawn without regard to classes, the same in every run whatever its seed. Both parts keep the
 * order of the images.
 *
 * @param path the path; empty for a share
 * @param share the share, between 0 and 1; empty for a path
 */
record TestPart(Optional<String> path, OptionalDouble share) {
  /** The share if nothing is said. */
  static final String DEFAULT = "0.2";

  /** Reads an argument. */
  static TestPart of(Arguments arguments, String key) {
    String text = arguments.text(key);
    Optional<Double> number = Decimal.number(text);
    if (number.isEmpty()) {
      return new TestPart(Optional.of(text), OptionalDouble.empty());
    }
    if (!(number.get() > 0 && number.get() < 1)) {
      throw new InvalidSpecException(
          "In '%s', %s must be a path or a share between 0 and 1, not '%s'; of a path that is a"
                  .formatted(arguments.spec(), key, text)
              + " number write ./"
              + text);
    }
    return new TestPart(Optional.empty(), OptionalDouble.of(number.get()));
  }

  /**
   * Splits images by the share.
   *
   * @return the training images and the test images
   * @throws DatasetException if one of them would be empty
   */
  Images[] split(Images all, String place) throws DatasetException {
    int tests = (int) Math.round(share.orElseThrow() * all.count());
    if (tests < 1 || tests >= all.count()) {
      throw new DatasetException(
          "%s: a share of %s of %d images leaves none for %s"
              .formatted(
                  place, share.getAsDouble(), all.count(), tests < 1 ? "tests" : "training"));
    }
    int[] test = Draws.of(0, "test-share").subset(all.count(), tests);
    Arrays.sort(test);
    Set<Integer> drawn = Arrays.stream(test).boxed().collect(Collectors.toSet());
    int[] train = IntStream.range(0, all.count()).filter(image -> !drawn.contains(image)).toArray();
    return new Images[] {all.select(train), all.select(test)};
  }
}
