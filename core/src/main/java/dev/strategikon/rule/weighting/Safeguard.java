package dev.strategikon.rule.weighting;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.rule.RememberingRule;
import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.Rule;
import dev.strategikon.rule.RuleMemory;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.SmallestKeys;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * SafeguardSGD without its Gaussian noise (Allen-Zhu, Ebrahimian, Li and Alistarh, ICLR 2021): the
 * mean of the workers whose sums over a long and a short window stayed near those of most others.
 *
 * @param longWindow T₁, in steps
 * @param shortWindow T₀, in steps, at most T₁; with T₁ itself there is one window
 * @param longThreshold 𝔗₁; empty for the radius of the window's median worker
 * @param shortThreshold 𝔗₀; empty for the radius of the window's median worker
 * @param removesAtOnce whether a worker that is found in a step has no weight in it; in the paper
 *     it has none from the next step on
 * @param resets whether all workers are trusted again when a long window begins
 */
public record Safeguard(
    int longWindow,
    int shortWindow,
    OptionalDouble longThreshold,
    OptionalDouble shortThreshold,
    boolean removesAtOnce,
    boolean resets)
    implements RememberingRule {
  /** Its entry in the catalogue. */
  public static final Entry<Rule> ENTRY =
      new Entry<>(
          "safeguard",
          "The mean of the workers whose sums over many steps stay near those of most others.",
          "Allen-Zhu, Ebrahimian, Li and Alistarh, ICLR 2021",
          List.of(
              Parameter.optional("t1", "120", "the steps of the long window"),
              Parameter.optional(
                  "t0", "20", "the steps of the short window; t1 itself is a single safeguard"),
              Parameter.optional(
                  "threshold1", "auto", "how far half of the sums lie from the long median"),
              Parameter.optional(
                  "threshold0", "auto", "how far half of the sums lie from the short median"),
              Parameter.optional(
                  "removal",
                  "now",
                  "now, or next: the first step in which a removed worker is out"),
              Parameter.optional(
                  "reset", "never", "never, or window: trust all again when a long one begins")),
          new Guide(
              """
              A = Σ_{i ∈ G} x_i / |G|,    G: the workers that are trusted; at first all
              A_i = Σ_k x_{k,i} / |G_k| over the steps k since the last multiple of T₁; B_i: of T₀
              A_med: the A_i with the smallest radius that has more than m/2 of the A_j of trusted j
              remove i from G if ‖A_i − A_med‖ > 2𝔗₁ or ‖B_i − B_med‖ > 2𝔗₀
              𝔗: what threshold1 and threshold0 say, or with auto the radius of the median worker
              """,
              "2q < m, the same workers in every step, and no pre-aggregator. It is not told q."
                  + " Where nobody would be left, nobody is removed. The paper has fixed"
                  + " thresholds, removal=next and Gaussian noise besides. On one set of vectors it"
                  + " is the first step, in which both windows hold x_i/m.",
              "2·m·d additions, the geometry of each window's sums, and a pass for the result. It"
                  + " remembers 2·m·d floats, m·d with t0 = t1.",
              "With byzantine-set: random-each-step: every worker is Byzantine at times, so honest"
                  + " ones are removed. With a split by labels, if honest sums drift apart. With"
                  + " removal=next the first step is the mean, whatever is sent."),
          arguments ->
              new Safeguard(
                  arguments.integer("t1"),
                  arguments.integer("t0"),
                  arguments.numberOr("threshold1", "auto"),
                  arguments.numberOr("threshold0", "auto"),
                  arguments.choice("removal", "now", "next").equals("now"),
                  arguments.choice("reset", "never", "window").equals("window")));

  /**
   * Checks the ranges.
   *
   * @param longWindow T₁, in steps
   * @param shortWindow T₀, in steps, at most T₁; with T₁ itself there is one window
   * @param longThreshold 𝔗₁; empty for the radius of the window's median worker
   * @param shortThreshold 𝔗₀; empty for the radius of the window's median worker
   * @param removesAtOnce whether a worker that is found in a step has no weight in it
   * @param resets whether all workers are trusted again when a long window begins
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public Safeguard {
    if (shortWindow < 1 || shortWindow > longWindow) {
      throw new IllegalArgumentException(
          "safeguard needs 1 <= t0 <= t1, not t0 = %d and t1 = %d"
              .formatted(shortWindow, longWindow));
    }
    checkThreshold("threshold1", longThreshold);
    checkThreshold("threshold0", shortThreshold);
  }

  private static void checkThreshold(String name, OptionalDouble threshold) {
    if (threshold.isPresent() && !(threshold.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "safeguard needs %s above 0, not %s".formatted(name, threshold.getAsDouble()));
    }
  }

  @Override
  public void check(int m, int q) {
    Requirements.checkLimit("safeguard", m, q, 2, 0, "2q < m");
  }

  @Override
  public int remembered(int m) {
    return windows().length * m;
  }

  @Override
  public RuleMemory learn(Gradients vectors, int[] senders, RuleMemory before, Compute compute) {
    boolean[] trusted = trustedIn(before);
    float[][] sums = sums(vectors, senders, before, trusted, compute);
    int[] good = indices(trusted);
    boolean[] passes = trusted.clone();
    for (int k = 0; k < windows().length; k++) {
      float[][] own = Arrays.copyOfRange(sums, k * passes.length, (k + 1) * passes.length);
      OptionalDouble threshold = k == 0 ? longThreshold : shortThreshold;
      new MedianWorker(own, good, compute).removeFar(threshold, passes);
    }
    boolean isSomeoneLeft = indices(passes).length > 0;
    return new RuleMemory(before.steps() + 1, isSomeoneLeft ? passes : trusted, sums);
  }

  @Override
  public double[] weights(int[] senders, RuleMemory before, RuleMemory learned) {
    boolean[] trusted = removesAtOnce ? learned.trusted() : trustedIn(before);
    int[] rows = IntStream.range(0, senders.length).filter(row -> trusted[senders[row]]).toArray();
    return SmallestKeys.meanWeights(senders.length, rows);
  }

  /** Returns who is trusted at the begin of a step. */
  private boolean[] trustedIn(RuleMemory before) {
    boolean begins = before.steps() % longWindow == 0;
    return resets && begins ? RuleMemory.begin(before.workers()).trusted() : before.trusted();
  }

  private int[] windows() {
    return shortWindow == longWindow ? new int[] {longWindow} : new int[] {longWindow, shortWindow};
  }

  /** Returns the sums of each window with this step's vectors in them. */
  private float[][] sums(
      Gradients vectors, int[] senders, RuleMemory before, boolean[] trusted, Compute compute) {
    int m = trusted.length;
    double share = 1.0 / indices(trusted).length;
    float[][] sent = new float[m][];
    for (int row = 0; row < senders.length; row++) {
      sent[senders[row]] = vectors.row(row);
    }
    float[][] sums = new float[remembered(m)][];
    compute.forEach(
        sums.length,
        place -> {
          boolean begins = before.steps() % windows()[place / m] == 0;
          float[] former = begins ? new float[vectors.dimension()] : before.vectors()[place];
          sums[place] = sent[place % m] == null ? former : added(former, share, sent[place % m]);
        });
    return sums;
  }

  /** Returns a + share·x, within float's range: a sum that is too long is far from all others. */
  private static float[] added(float[] a, double share, float[] x) {
    float[] sum = new float[a.length];
    for (int j = 0; j < sum.length; j++) {
      double value = a[j] + share * x[j];
      sum[j] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
    }
    return sum;
  }

  private static int[] indices(boolean[] which) {
    return IntStream.range(0, which.length).filter(i -> which[i]).toArray();
  }
}
