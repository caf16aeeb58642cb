package dev.strategikon.report.data;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Runs that differ by their seed alone.
 *
 * @param label the configuration's name for people
 * @param runs at least one
 */
public record Configuration(String label, List<Run> runs) {
  /**
   * Groups runs by everything but the seed, in the order in which they come.
   *
   * @param runs the runs of a sweep
   * @param labels made of all of them
   * @return at least one run in each group
   */
  public static List<Configuration> of(List<Run> runs, LabelMaker labels) {
    Map<Map<String, Object>, List<Run>> groups = new LinkedHashMap<>();
    for (Run run : runs) {
      groups.computeIfAbsent(run.config().valuesButSeed(), key -> new ArrayList<>()).add(run);
    }
    return groups.values().stream()
        .map(
            group ->
                new Configuration(labels.configuration(group.get(0).config()), List.copyOf(group)))
        .toList();
  }

  /** {@return the first run's configuration; the others differ by their seed alone} */
  public RunConfig config() {
    return runs.get(0).config();
  }

  /** {@return the rule} */
  public String rule() {
    return RunLabels.rule(config());
  }

  /** {@return the attack's name, {@code no attack} if there is none} */
  public String attack() {
    return LabelMaker.attack(config());
  }

  boolean isAttacked() {
    return !LabelMaker.NO_ATTACK.equals(attack());
  }

  /** {@return whether the attack has begun in one of its runs} */
  public boolean began() {
    return runs.stream().anyMatch(run -> run.result().attackedSteps() > 0);
  }

  /** {@return whether its runs are finished, and were to be attacked and never were} */
  public boolean neverAttacked() {
    return runs.stream().allMatch(run -> run.result().neverAttacked(run.config()));
  }

  /** Returns the runs that show what the attack does: once it has begun, those in which it has. */
  List<Run> counted() {
    return began() ? runs.stream().filter(run -> run.result().attackedSteps() > 0).toList() : runs;
  }

  /**
   * {@return mean and deviation of a quantity over its runs}
   *
   * @param quantity of one run; NaN and infinities are left out
   */
  public Spread spread(ToDoubleFunction<Run> quantity) {
    return Spread.of(runs.stream().mapToDouble(quantity).toArray());
  }

  /** {@return the test accuracy at the end so far} */
  public Spread accuracy() {
    return Spread.of(counted().stream().mapToDouble(run -> run.result().endAccuracy()).toArray());
  }

  /** {@return the training loss at the end so far} */
  public Spread loss() {
    return Spread.of(counted().stream().mapToDouble(run -> run.result().endLoss()).toArray());
  }

  /** {@return the success rate of a backdoor at the end so far; of no run unless it is measured} */
  public Spread backdoorSuccess() {
    return Spread.of(counted().stream().mapToDouble(run -> run.result().endSuccess()).toArray());
  }

  /** {@return whether all runs are finished} */
  public boolean isFinished() {
    return runs.stream().allMatch(Run::isFinished);
  }
}
