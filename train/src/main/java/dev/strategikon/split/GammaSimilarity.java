package dev.strategikon.split;

import dev.strategikon.dataset.Images;
import dev.strategikon.random.Draws;
import java.util.Arrays;

/**
 * Karimireddy et al. (SCAFFOLD, ICML 2020): all parts have the same size; a share γ of each is
 * i.i.d., and the rest is dealt out sorted by label.
 *
 * @param gamma γ, from 0 (sorted) to 1 (i.i.d. parts, which do not overlap)
 */
public record GammaSimilarity(double gamma) implements Split {
  /** Checks the range. */
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
