package dev.strategikon.attack;

import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

/** The catalogue's attacks that look at no honest gradient. */
final class PlainEntries {
  private static final String NOTHING = "Nothing.";
  private static final String WRITES = "d numbers are written once.";
  private static final String LEFT_OUT =
      "Where the server rejects what is not finite, as ours does by default (non-finite: reject):"
          + " the vectors are left out. It is for studies of servers that do not look.";

  private PlainEntries() {}

  static Entry<Attack> none() {
    return new Entry<>(
        "none",
        "No attack: every worker is honest.",
        "gold standard",
        List.of(),
        new Guide(
            "u = the worker's own gradient",
            NOTHING,
            NOTHING,
            "Alone: it is what an attack's runs are compared with."),
        arguments -> new None());
  }

  static Entry<Attack> gaussian() {
    return new Entry<>(
        "gaussian",
        "Each sends independent normal noise around zero.",
        "Blanchard et al., NeurIPS 2017",
        List.of(Parameter.optional("sigma", "200", "the standard deviation")),
        new Guide(
            "u_ij ~ N(0, σ²), drawn by (seed, step, attacker)",
            NOTHING,
            "q·d draws.",
            "As the only attack: it is weak against every robust rule, and the baseline that an"
                + " attack must beat."),
        arguments -> new Gaussian(arguments.number("sigma")));
  }

  static Entry<Attack> infinity() {
    return new Entry<>(
        "infinity",
        "All send infinities.",
        "folklore",
        List.of(),
        new Guide("u_j = +∞", NOTHING, WRITES, LEFT_OUT),
        arguments -> new Constant(Float.POSITIVE_INFINITY));
  }

  static Entry<Attack> nan() {
    return new Entry<>(
        "nan",
        "All send NaN.",
        "folklore",
        List.of(),
        new Guide("u_j = NaN", NOTHING, WRITES, LEFT_OUT),
        arguments -> new Constant(Float.NaN));
  }

  static Entry<Attack> zero() {
    return new Entry<>(
        "zero",
        "All send zeros: IPM with epsilon 0.",
        "folklore",
        List.of(),
        new Guide(
            "u = 0",
            NOTHING,
            WRITES,
            "Against the mean, which it only shortens to (m − q)/m. Krum and rules that like"
                + " short vectors may choose it."),
        arguments -> new Constant(0));
  }

  static Entry<Attack> labelFlip() {
    return new Entry<>(
        "label-flip",
        "Byzantine workers train on label 9 - y (of ten classes).",
        "Yin et al., ICML 2018",
        List.of(),
        new Guide(
            "y ← classes − 1 − y, then as an honest worker",
            "Nothing of m and q; a model that is trained, so it is not there for vectors alone.",
            "The gradients of the q Byzantine workers, which other attacks need not compute.",
            "As a strong attack: its gradients lie on both sides of the honest ones, so it is weak."),
        arguments -> new LabelFlip());
  }
}
