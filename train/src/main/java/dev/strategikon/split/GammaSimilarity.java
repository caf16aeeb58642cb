package dev.strategikon.split;

import dev.strategikon.dataset.Images;
import dev.strategikon.random.Draws;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * Parts of the same size, of which a share is i.i.d. and the rest sorted by label.
 *
 * @param gamma γ, the i.i.d. share, from 0 to 1
 */
public record GammaSimilarity(double gamma) implements Split {
  /** Its entry in the catalogue. */
  public static final Entry<Split> ENTRY =
      new Entry<>(
          "gamma-similarity",
          "A share gamma of each worker's images is i.i.d., the rest is dealt out sorted by label.",
          "Karimireddy et al. (SCAFFOLD), ICML 2020",
          List.of(
              Parameter.required(
                  "gamma", "the i.i.d. share: 0 is sorted by label, 1 is all i.i.d.")),
          new Guide(
              """
              images in random order; n_i = images of worker i, all alike but for rounding
              worker i takes the next round(γ·n_i) of them
              what is left is sorted by label; worker i takes the next n_i − round(γ·n_i)""",
              "As many images as workers; 0 ≤ γ ≤ 1.",
              "Once a run: the images, sorted by label.",
              "For γ = 1 as a substitute for iid: there all draw from all images, here each from its"
                  + " own m-th part."),
          arguments -> new GammaSimilarity(arguments.number("gamma")));

  /**
   * Checks the range.
   *
   * @param gamma γ, the i.i.d. share, from 0 to 1
   */
  public GammaSimilarity {
    if (!(gamma >= 0 && gamma <= 1)) {
      throw new IllegalArgumentException("gamma must be from 0 to 1, not " + gamma);
    }
  }

  @Override
  public int[][] parts(Images images, int parts, long seed) {
    Dealing.requireImages("gamma-similarity", images, parts, "workers");
    int total = images.count();
    int[] shuffled = Dealing.shuffled(images, Draws.of(seed, "split"));
    int[] sizes = new int[parts];
    int[] similar = new int[parts];
    for (int part = 0; part < parts; part++) {
      sizes[part] = Dealing.cut(total, parts, part + 1) - Dealing.cut(total, parts, part);
      similar[part] = (int) Math.round(gamma * sizes[part]);
    }
    int nextSimilar = 0;
    int nextSorted = Arrays.stream(similar).sum();
    int[] rest = Arrays.copyOfRange(shuffled, nextSorted, total);
    System.arraycopy(Dealing.byLabel(images, rest), 0, shuffled, nextSorted, rest.length);
    int[][] dealt = new int[parts][];
    for (int part = 0; part < parts; part++) {
      dealt[part] = Arrays.copyOfRange(shuffled, nextSimilar, nextSimilar + sizes[part]);
      nextSimilar += similar[part];
      int sorted = sizes[part] - similar[part];
      System.arraycopy(shuffled, nextSorted, dealt[part], similar[part], sorted);
      nextSorted += sorted;
    }
    return dealt;
  }
}
