package dev.strategikon.split;

import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.spec.Spec;
import java.util.List;

/** The splits that a spec can name. */
public final class Splits {
  /** All of them; the first is the default. */
  public static final Catalogue<Split> CATALOGUE =
      new Catalogue<>("split", List.of(iid(), dirichlet(), gammaSimilarity(), labelShards()));

  private Splits() {}

  /**
   * Makes the split that a spec names.
   *
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  public static Split parse(String text) {
    return CATALOGUE.create(Spec.parse(text));
  }

  /**
   * Returns a split's spec with every parameter given.
   *
   * @throws IllegalArgumentException if the spec is unknown or a value out of range
   */
  public static String complete(String text) {
    parse(text);
    return CATALOGUE.complete(Spec.parse(text)).toString();
  }

  private static Entry<Split> iid() {
    return new Entry<>(
        "iid",
        "No split: every worker draws from all training images.",
        "Xie, Koyejo and Gupta, UAI 2019",
        List.of(),
        new Guide(
            "part of each worker = all images",
            "Nothing.",
            "Nothing.",
            "Where workers keep data of their own: their gradients then differ in expectation too,"
                + " and rules that look for agreement have less to go by."),
        arguments -> new Iid());
  }

  private static Entry<Split> dirichlet() {
    return new Entry<>(
        "dirichlet",
        "Each class is dealt out to the workers in proportions from a Dirichlet distribution.",
        "Yurochkin et al., ICML 2019; tuned by α after Hsu, Qi and Brown, arXiv:1909.06335, 2019",
        List.of(
            Parameter.required(
                "alpha", "0.1 gives a class to few workers, 100 to all alike; from 1e-6 to 1e6")),
        new Guide(
            """
            for each class c, with its n_c images in random order:
              p ~ Dirichlet(α, …, α) over the workers
              worker i takes images round(n_c·(p_1 + … + p_{i−1})) to round(n_c·(p_1 + … + p_i))
            a worker left without images takes one from whoever has most""",
            "As many images as workers.",
            "Once a run: the images, sorted by class.",
            "Where workers should have equally many images: sizes differ too, widely for a small α."),
        arguments -> new Dirichlet(arguments.number("alpha")));
  }

  private static Entry<Split> gammaSimilarity() {
    return new Entry<>(
        "gamma-similarity",
        "A share gamma of each worker's images is i.i.d., the rest is dealt out sorted by label.",
        "Karimireddy et al. (SCAFFOLD), ICML 2020",
        List.of(
            Parameter.required("gamma", "the i.i.d. share: 0 is sorted by label, 1 is all i.i.d.")),
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
  }

  private static Entry<Split> labelShards() {
    return new Entry<>(
        "label-shards",
        "The images are sorted by label and cut into shards, and each worker gets a few shards.",
        "McMahan et al., AISTATS 2017",
        List.of(Parameter.optional("shards", "2", "shards of a worker, at least 1")),
        new Guide(
            """
            images sorted by label, those of a label in random order
            cut into shards·m pieces, alike but for rounding
            each worker takes shards of them at random""",
            "As many images as shards·m.",
            "Once a run: the images, sorted by label.",
            "Where heterogeneity should be tuned finely: it comes in steps of one class or so."),
        arguments -> new LabelShards(arguments.integer("shards")));
  }
}
