package dev.strategikon.reproduce;

import dev.strategikon.report.text.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of the verdicts and the thresholds behind them, for the demonstration and the
 * reproduction alike. All of them were fixed before the runs of the larger scales that they judge;
 * docs/reproduction.md says which were not before {@code quick}.
 *
 * @param trained a rule trains if it ends at this accuracy or above
 * @param untrained it does not train if it ends below this one
 */
public record Judge(double trained, double untrained) {
  private static final double KEPT = 0.9;
  private static final double LOST = 0.5;
  private static final double MOVED = 0.5;
  private static final double STUCK = 0.1;
  private static final double TURNED = 0.25;
  private static final double HARDLY = 0.05;

  /** A run that gains less without attack says nothing about progress under it. */
  private static final double LEAST_GAIN = 0.02;

  /** Checks that the thresholds are accuracies in order. */
  public Judge {
    if (!(untrained > 0 && untrained <= trained && trained < 1)) {
      throw new IllegalArgumentException(
          "Thresholds of accuracy must be 0 < untrained <= trained < 1, not %s and %s"
              .formatted(untrained, trained));
    }
  }

  /**
   * Returns the words of the rules and what they mean, for the documentation; thresholds that
   * depend on the scale are named there.
   */
  static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("accuracy at the end", "the middle one of the last three evaluations; one can dip");
    words.put(
        "trains", "ends at or above the scale's upper threshold; below the lower one it does not");
    words.put(
        "kept",
        "accuracy at the end under attack, as a share of that of the same run without attack, both"
            + " counted from the 10 % that guessing gets");
    words.put(
        "breaks",
        "less than %s kept; %s or more is against it".formatted(percent(LOST), percent(KEPT)));
    words.put(
        "withstands",
        "%s or more kept; less than %s is against it".formatted(percent(KEPT), percent(LOST)));
    words.put(
        "progress",
        "what is gained from the last evaluation before the attack to the end, as a share of what the"
            + " same run gains without attack; nothing is decided where that is less than %s points"
                .formatted(SeedMeans.number(100 * LEAST_GAIN)));
    words.put(
        "gets stuck",
        "progress of %s or less; %s or more is against it"
            .formatted(percent(STUCK), percent(MOVED)));
    words.put(
        "performs badly",
        "progress of less than %s; %s or more is against it"
            .formatted(percent(MOVED), percent(KEPT)));
    words.put(
        "turns negative",
        "⟨v̄, A⟩ is negative in %s of the attacked steps or more; less than %s is against it"
            .formatted(percent(TURNED), percent(HARDLY)));
    return words;
  }

  private static String percent(double share) {
    return SeedMeans.number(100 * share) + " %";
  }

  /** Judges whether a run without attack trains. */
  public Outcome trains(double end) {
    return decide(end >= trained, end < untrained);
  }

  /** Judges whether the attack breaks the rule: less than half of what is learnt is left. */
  public Outcome breaks(Comparison run) {
    return compared(run, run.kept() < LOST, run.kept() >= KEPT);
  }

  /** Judges whether the rule withstands the attack: it keeps at least nine tenths. */
  public Outcome withstands(Comparison run) {
    return compared(run, run.kept() >= KEPT, run.kept() < LOST);
  }

  /** Judges whether the run gets stuck: no more than a tenth of the progress, or backwards. */
  public Outcome getsStuck(Comparison run) {
    return progressed(run, run.progress() <= STUCK, run.progress() >= MOVED);
  }

  /** Judges whether the run performs badly: less than half of the progress. */
  public Outcome performsBadly(Comparison run) {
    return progressed(run, run.progress() < MOVED, run.progress() >= KEPT);
  }

  /** Judges whether ⟨v̄, A⟩ turns negative, by the share of attacked steps in which it is. */
  public static Outcome turnsNegative(double share) {
    return decide(share >= TURNED, share < HARDLY);
  }

  /** Decides by two conditions that exclude each other; where neither is true, nothing is. */
  public static Outcome decide(boolean holds, boolean fails) {
    if (holds) {
      return Outcome.HOLDS;
    }
    return fails ? Outcome.DOES_NOT_HOLD : Outcome.NOT_DECIDED;
  }

  /** Returns what all seeds say, or that nothing is decided where they do not agree. */
  public static Outcome unanimous(List<Outcome> seeds) {
    return seeds.stream().distinct().count() == 1 ? seeds.get(0) : Outcome.NOT_DECIDED;
  }

  /** Returns whether every part of a claim holds; one that does not is enough against it. */
  public static Outcome every(List<Outcome> parts) {
    return decide(
        !parts.isEmpty() && parts.stream().allMatch(Outcome.HOLDS::equals),
        parts.contains(Outcome.DOES_NOT_HOLD));
  }

  /** Returns whether one of several cases holds; against it only all of them count. */
  public static Outcome any(List<Outcome> cases) {
    return decide(
        cases.contains(Outcome.HOLDS),
        !cases.isEmpty() && cases.stream().allMatch(Outcome.DOES_NOT_HOLD::equals));
  }

  /** Against a rule that does not train by itself no attack can be judged. */
  private Outcome compared(Comparison run, boolean holds, boolean fails) {
    return run.undisturbed() >= untrained ? decide(holds, fails) : Outcome.NOT_DECIDED;
  }

  private Outcome progressed(Comparison run, boolean holds, boolean fails) {
    return run.undisturbed() - run.start() >= LEAST_GAIN
        ? compared(run, holds, fails)
        : Outcome.NOT_DECIDED;
  }
}
