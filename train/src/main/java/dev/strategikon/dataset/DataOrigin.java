package dev.strategikon.dataset;

import java.util.List;

/**
 * Whether images are those that their name stands for.
 *
 * @param isPublished whether digests of their official files are known
 * @param differing the files that are not the official ones; none if they are, or no digest is
 *     known
 */
public record DataOrigin(boolean isPublished, List<String> differing) {
  /** Of data with no official files. */
  public static final DataOrigin OWN = new DataOrigin(false, List.of());

  /**
   * Copies the list.
   *
   * @param isPublished whether digests of their official files are known
   * @param differing the files that are not the official ones; none if they are, or no digest is
   *     known
   */
  public DataOrigin {
    differing = List.copyOf(differing);
  }
}
