package dev.strategikon.reproduce;

import dev.strategikon.report.text.Outcome;
import dev.strategikon.text.ShownNumbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The criteria of the verdicts and their thresholds, for the demonstration and the reproduction.
 * All were fixed before the runs of the larger scales; docs/reproduction.md says which were fixed
 * after those of {@code quick}.
 *
 * @param trained a rule trains if its final accuracy is at least this
 * @param untrained a rule does not train if its final accuracy is below this
 */
public record Judge(double trained, double untrained) {
  private static final double KEPT = 0.9;
  private static final double LOST = 0.5;
  private static final double MOVED = 0.5;
  private static final double STUCK = 0.1;
  private static final double TURNED = 0.25;
  private static final double HARDLY = 0.05;

  /** Progress is judged only where the run without attack gains at least this. */
  private static final double LEAST_GAIN = 0.02;

  /** In the paper's curves the loss makes 4 to 15 % of the way. */
  private static final double FROZEN = 0.2;

  /** Nats that the run without attack must lose. */
  private static final double LEAST_LOSS = 0.05;

  /** The largest difference of accuracies at which a curve is close to the paper's. */
  static final double CLOSE = 0.05;

  /**
   * Checks that the thresholds are accuracies in ascending order.
   *
   * @param trained a rule trains if its final accuracy is at least this
   * @param untrained a rule does not train if its final accuracy is below this
   */
  public Judge {
    if (!(untrained > 0 && untrained <= trained && trained < 1)) {
      throw new IllegalArgumentException(
          "Thresholds of accuracy must be 0 < untrained <= trained < 1, not %s and %s"
              .formatted(untrained, trained));
    }
  }

  /**
   * Returns the terms of the rules and their definitions, for the documentation. It lists the
   * thresholds that depend on the scale separately.
   */
  static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("accuracy at the end", "the middle one of the last three evaluations; one can dip");
    words.put(
        "trains", "ends at or above the scale's upper threshold; below the lower one it does not");
    words.put(
        "kept",
        "accuracy at the end under attack, as a share of that of the same run without attack, both"
            + " counted from what guessing gets: 1 / (number of classes), 10 % of ten");
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
                .formatted(ShownNumbers.plain(100 * LEAST_GAIN)));
    words.put(
        "gets stuck",
        "progress of %s or less; %s or more is against it"
            .formatted(percent(STUCK), percent(MOVED)));
    words.put(
        "the loss freezes",
        "from the first evaluation under attack to the end, the training loss makes %s of the way of the"
                .formatted(percent(FROZEN))
            + " run without attack or less; %s or more is against it; nothing is decided where that way"
                .formatted(percent(MOVED))
            + " is less than %s nats".formatted(ShownNumbers.plain(LEAST_LOSS)));
    words.put(
        "turns negative",
        "⟨v̄, A⟩ is negative in %s of the attacked steps or more; less than %s is against it"
            .formatted(percent(TURNED), percent(HARDLY)));
    words.put(
        "close",
        "at no epoch that both have does the accuracy, averaged over seeds, differ from the published"
            + " curve by more than %s; compared only where the settings are the paper's"
                .formatted(ShownNumbers.plain(CLOSE)));
    return words;
  }

  private static String percent(double share) {
    return ShownNumbers.plain(100 * share) + " %";
  }

  /**
   * Judges whether a run without attack trains.
   *
   * @param end its test accuracy at the end, in [0, 1]
   * @return whether it does
   */
  public Outcome trains(double end) {
    return decide(end >= trained, end < untrained);
  }

  /**
   * Judges whether the attack breaks the rule: less than half of the accuracy is kept.
   *
   * @param run the attacked run beside the same without attack
   * @return whether it does
   */
  public Outcome breaks(Comparison run) {
    return compared(run, run.kept() < LOST, run.kept() >= KEPT);
  }

  /**
   * Judges whether the rule withstands the attack: at least nine tenths are kept.
   *
   * @param run the attacked run beside the same without attack
   * @return whether it does
   */
  public Outcome withstands(Comparison run) {
    return compared(run, run.kept() >= KEPT, run.kept() < LOST);
  }

  /**
   * Judges whether the run gets stuck: its progress is at most a tenth.
   *
   * @param run the attacked run beside the same without attack
   * @return whether it does
   */
  public Outcome getsStuck(Comparison run) {
    return progressed(run, run.progress() <= STUCK, run.progress() >= MOVED);
  }

  /** Judges whether the loss freezes: it makes at most a fifth of the way. */
  static Outcome freezes(LossSince loss) {
    return canFreeze(loss)
        ? decide(loss.share() <= FROZEN, loss.share() >= MOVED)
        : Outcome.NOT_DECIDED;
  }

  /** Returns whether the run without attack loses enough for a share of it. */
  static boolean canFreeze(LossSince loss) {
    return loss.gain() >= LEAST_LOSS;
  }

  /**
   * Judges whether ⟨v̄, A⟩ turns negative, by the share of attacked steps in which it is negative.
   *
   * @param share in [0, 1]
   * @return whether it does
   */
  public static Outcome turnsNegative(double share) {
    return decide(share >= TURNED, share < HARDLY);
  }

  /**
   * Decides by two exclusive conditions. If neither is true, nothing is decided.
   *
   * @param holds whether the claim holds
   * @param fails whether it does not; never true together with the other
   * @return the outcome
   */
  public static Outcome decide(boolean holds, boolean fails) {
    if (holds) {
      return Outcome.HOLDS;
    }
    return fails ? Outcome.DOES_NOT_HOLD : Outcome.NOT_DECIDED;
  }

  /**
   * {@return the outcome of all seeds; if they disagree, nothing is decided}
   *
   * @param seeds one outcome for each seed, at least one
   */
  public static Outcome unanimous(List<Outcome> seeds) {
    return seeds.stream().distinct().count() == 1 ? seeds.get(0) : Outcome.NOT_DECIDED;
  }

  /**
   * {@return whether all parts of a claim hold} The claim fails if one of them does.
   *
   * @param parts the outcomes of the claim's parts
   */
  public static Outcome every(List<Outcome> parts) {
    return decide(
        !parts.isEmpty() && parts.stream().allMatch(Outcome.HOLDS::equals),
        parts.contains(Outcome.DOES_NOT_HOLD));
  }

  /**
   * {@return whether one of several cases holds} The claim fails only if all of them do.
   *
   * @param cases the outcomes of the cases
   */
  public static Outcome any(List<Outcome> cases) {
    return decide(
        cases.contains(Outcome.HOLDS),
        !cases.isEmpty() && cases.stream().allMatch(Outcome.DOES_NOT_HOLD::equals));
  }

  /** If a rule does not train without attack, nothing is decided. */
  private Outcome compared(Comparison run, boolean holds, boolean fails) {
    return run.undisturbed() >= untrained ? decide(holds, fails) : Outcome.NOT_DECIDED;
  }

  private Outcome progressed(Comparison run, boolean holds, boolean fails) {
    return run.undisturbed() - run.start() >= LEAST_GAIN
        ? compared(run, holds, fails)
        : Outcome.NOT_DECIDED;
  }
}
