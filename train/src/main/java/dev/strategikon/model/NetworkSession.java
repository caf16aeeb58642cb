package dev.strategikon.model;

import java.util.List;

/**
 * Computes a network's gradients and evaluations for one thread. Owns native memory, which {@link
 * #close} frees.
 *
 * <p>Not thread-safe, but any number of sessions may compute at the same time. Every operation runs
 * on the calling thread alone, and random numbers come from a {@link DropoutKey} alone. So on one
 * machine the results have the same bits in any session, on any number of threads.
 */
public interface NetworkSession extends AutoCloseable {
  /**
   * Sets x, which is copied, for the following calls.
   *
   * @param x the parameters
   * @throws IllegalArgumentException if there are not d of them
   */
  void setParameters(float[] x);

  /**
   * Computes the gradient by x of a batch's mean loss.
   *
   * @param batch the images and their labels or targets
   * @param key the key of the random numbers, as of dropout
   * @param gradient receives d floats
   * @return the mean loss
   * @throws IllegalArgumentException if the batch does not fit the network, or gradient has not d
   *     elements
   */
  float gradient(Batch batch, DropoutKey key, float[] gradient);

  /**
   * Computes the statistics of x on fixed images, in batches that are normalised as in training.
   * The result is {@link Statistics#NONE} if the network has no batch normalisation.
   *
   * @param batches at least one; the labels are not read
   * @return the statistics
   * @throws IllegalArgumentException if a batch does not fit the network, or there is none
   */
  Statistics calibrate(List<Batch> batches);

  /**
   * Computes the mean and the variance of each channel by which a gradient normalises its batch.
   *
   * @param batch the images of the gradient
   * @param key that of the gradient
   * @return one entry for each batch normalisation
   * @throws IllegalArgumentException if the batch does not fit the network
   * @throws UnsupportedOperationException if the network does not say what it normalises by
   */
  Statistics passStatistics(Batch batch, DropoutKey key);

  /**
   * Evaluates the network on images, without dropout. The memory needed grows with the batch.
   *
   * @param batch the images and their labels or targets
   * @param statistics those of {@link #calibrate} for the same x
   * @return how many images there were, how many were correct, and the sum of their losses
   * @throws IllegalArgumentException if the batch or the statistics do not fit the network
   */
  Evaluation evaluate(Batch batch, Statistics statistics);

  /** Frees the native memory. A second call has no effect. */
  @Override
  void close();
}
