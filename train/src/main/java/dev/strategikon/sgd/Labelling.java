package dev.strategikon.sgd;

/** What a batch's images are taken for, and what is changed in their pixels. */
@FunctionalInterface
interface Labelling {
  /** The true labels, and the pixels as they are. */
  Labelling TRUE = (image, label) -> label;

  /**
   * Returns the label of an image in the batch.
   *
   * @param image its index in the data set
   * @param label its true label
   */
  int of(int image, int label);

  /**
   * Changes the pixels of an image.
   *
   * @param image its index in the data set
   * @param label its true label
   * @param pixels of the batch, normalised
   * @param offset where those of the image begin
   */
  default void change(int image, int label, float[] pixels, int offset) {}
}
