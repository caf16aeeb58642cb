package dev.strategikon.dataset;

import dev.strategikon.files.Digests;
import dev.strategikon.random.Draws;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images for training and images for tests.
 *
 * @param name its name in a spec
 * @param classes the names of the labels 0, 1, …; the name of the number if one is to be predicted
 * @param train the training images, at least one
 * @param test the test images, of the same shape
 * @param normalisation maps pixels to floats
 * @param origin whether they are the official images of their name
 * @param validation images that were held out of the training images; often none
 */
public record Dataset(
    String name,
    List<String> classes,
    Images train,
    Images test,
    Normalisation normalisation,
    DataOrigin origin,
    Images validation) {
  /**
   * Checks shapes and labels.
   *
   * @param name its name in a spec
   * @param classes the names of the labels 0, 1, …; the name of the number if one is to be
   *     predicted
   * @param train the training images, at least one
   * @param test the test images, of the same shape
   * @param normalisation maps pixels to floats
   * @param origin whether they are the official images of their name
   * @param validation images that were held out of the training images; often none
   * @throws IllegalArgumentException if shapes differ or a label has no class
   */
  public Dataset {
    classes = List.copyOf(classes);
    if (train.channels() != test.channels()
        || train.height() != test.height()
        || train.width() != test.width()) {
      throw new IllegalArgumentException(
          "Training and test images of " + name + " differ in shape");
    }
    if (train.hasTargets() != test.hasTargets() || (train.hasTargets() && classes.size() != 1)) {
      throw new IllegalArgumentException(
          "Training and test images of %s must both have labels, or both one target"
              .formatted(name));
    }
    if (normalisation.channels() != train.channels()) {
      throw new IllegalArgumentException("The normalisation of " + name + " has other channels");
    }
    checkLabels(train, classes);
    checkLabels(test, classes);
    checkLabels(validation, classes);
  }

  /**
   * A data set that is normalised by the mean and deviation of its training images.
   *
   * @param name its name in a spec
   * @param classes the names of the labels 0, 1, …; the name of the number if one is to be
   *     predicted
   * @param train the training images, at least one
   * @param test the test images, of the same shape
   */
  public Dataset(String name, List<String> classes, Images train, Images test) {
    this(name, classes, train, test, Normalisation.of(train), DataOrigin.OWN, none(train));
  }

  private static Images none(Images like) {
    return like.select(new int[0]);
  }

  /**
   * Holds training images out of the training. They are drawn without regard to classes, the same
   * whatever the seed of a run. Both parts keep the order of the images. The normalisation stays
   * that of all of them.
   *
   * @param count how many; 0 leaves the data set as it is
   * @return the data set whose {@link #validation} they are
   * @throws IllegalArgumentException if no training image would be left, or some are held out
   *     already
   */
  public Dataset holdingOut(int count) {
    if (count == validation.count()) {
      return this;
    }
    if (validation.count() > 0) {
      throw new IllegalArgumentException(
          "%d images are held out already".formatted(validation.count()));
    }
    if (count >= train.count()) {
      throw new IllegalArgumentException(
          "validation = %d leaves none of the %d training images; it must be less"
              .formatted(count, train.count()));
    }
    int[] held = Draws.of(0, "validation").subset(train.count(), count);
    Arrays.sort(held);
    BitSet isHeld = new BitSet(train.count());
    Arrays.stream(held).forEach(isHeld::set);
    int[] rest = IntStream.range(0, train.count()).filter(image -> !isHeld.get(image)).toArray();
    return new Dataset(
        name, classes, train.select(rest), test, normalisation, origin, train.select(held));
  }

  /** {@return whether a number is to be predicted, and not a class} */
  public boolean isRegression() {
    return train.hasTargets();
  }

  /**
   * {@return the same images with another normalisation}
   *
   * @param other maps pixels to floats; of as many channels
   */
  public Dataset with(Normalisation other) {
    return new Dataset(name, classes, train, test, other, origin, validation);
  }

  /** Returns the same images with another origin. */
  Dataset with(DataOrigin other) {
    return new Dataset(name, classes, train, test, normalisation, other, validation);
  }

  /**
   * Writes one image, normalised.
   *
   * @param images {@link #train} or {@link #test}
   * @param index the image, from 0
   * @param out takes {@link Images#pixelsPerImage()} floats in the order (C, H, W)
   * @param offset where in out the first one goes
   */
  public void copy(Images images, int index, float[] out, int offset) {
    normalisation.copy(images, index, out, offset);
  }

  /**
   * {@return the SHA-256 of what is trained on: number of classes, shapes, values and labels, in 64
   * hexadecimal digits} The same images have the same digest whatever file they were read from. The
   * first call reads all of them.
   */
  public String digest() {
    MessageDigest digest = Digests.sha256();
    String parts = "%d classes %s %s".formatted(classes.size(), train.digest(), test.digest());
    digest.update(parts.getBytes(StandardCharsets.US_ASCII));
    return Digests.hex(digest);
  }

  private static void checkLabels(Images images, List<String> classes) {
    for (int image = 0; image < images.count(); image++) {
      if (images.label(image) >= classes.size()) {
        throw new IllegalArgumentException(
            "Image %d has label %d, but there are %d classes"
                .formatted(image, images.label(image), classes.size()));
      }
    }
  }
}
