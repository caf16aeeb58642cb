package dev.strategikon.options;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.DataAttack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Trigger;
import dev.strategikon.attack.plain.None;
import dev.strategikon.random.Draws;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who attacks, how, when, and with which knowledge.
 *
 * @param workers m
 * @param byzantine q, the number of Byzantine workers
 * @param declared the q that the rule is told while the attack is on
 * @param declaredBeforeAttack the q that the rule is told before, and in a run without attack
 * @param attack what the Byzantine workers do
 * @param attackFromEpoch the number of completed epochs after which the attack is on; 0 attacks
 *     from the first step on
 * @param byzantineSet when the q Byzantine workers are drawn
 * @param knowledge which gradients the attackers see
 */
public record ThreatModel(
    int workers,
    int byzantine,
    int declared,
    int declaredBeforeAttack,
    Attack attack,
    double attackFromEpoch,
    ByzantineSet byzantineSet,
    KnowledgeModel knowledge) {
  /**
   * Checks that the counts fit: 0 ≤ q &lt; m, and from 0 to m for what the rule is told.
   *
   * @param workers m
   * @param byzantine q, the number of Byzantine workers
   * @param declared the q that the rule is told while the attack is on
   * @param declaredBeforeAttack the q that the rule is told before, and in a run without attack
   * @param attack what the Byzantine workers do
   * @param attackFromEpoch the number of completed epochs after which the attack is on; 0 attacks
   *     from the first step on
   * @param byzantineSet when the q Byzantine workers are drawn
   * @param knowledge which gradients the attackers see
   */
  public ThreatModel {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, not " + workers);
    }
    if (byzantine < 0 || byzantine >= workers) {
      throw new IllegalArgumentException(
          "byzantine must be from 0 to workers - 1 = %d, not %d".formatted(workers - 1, byzantine));
    }
    checkDeclared("declared", declared, workers);
    checkDeclared("declared-before-attack", declaredBeforeAttack, workers);
    if (!(attackFromEpoch >= 0)) {
      throw new IllegalArgumentException(
          "attack-from-epoch must not be negative, but is " + attackFromEpoch);
    }
  }

  /** Returns the same with another attack. */
  ThreatModel with(Attack other) {
    return new ThreatModel(
        workers,
        byzantine,
        declared,
        declaredBeforeAttack,
        other,
        attackFromEpoch,
        byzantineSet,
        knowledge);
  }

  private static void checkDeclared(String name, int declared, int workers) {
    if (declared < 0 || declared > workers) {
      throw new IllegalArgumentException(
          "%s must be from 0 to workers = %d, not %d".formatted(name, workers, declared));
    }
  }

  /**
   * {@return whether the attack is on in a step that begins after so many completed epochs}
   *
   * @param epochsCompleted the epochs before the step; a part of one counts
   */
  public boolean isOn(double epochsCompleted) {
    return byzantine > 0 && !(attack instanceof None) && epochsCompleted >= attackFromEpoch;
  }

  /** {@return the trigger that the Byzantine workers teach; empty unless the attack has one} */
  public Optional<Trigger> trigger() {
    return attack instanceof DataAttack data ? data.trigger() : Optional.empty();
  }

  /**
   * {@return whether the Byzantine workers compute no gradients while the attack is on, because the
   * attack needs none of theirs}
   */
  public boolean sparesGradients() {
    return attack instanceof GradientAttack && knowledge == KnowledgeModel.OMNISCIENT;
  }

  /**
   * {@return the workers that compute a gradient in a step, ascending}
   *
   * @param byzantine for each worker, whether it is Byzantine
   */
  public int[] computing(boolean[] byzantine) {
    boolean spared = sparesGradients();
    return IntStream.range(0, byzantine.length)
        .filter(worker -> !(byzantine[worker] && spared))
        .toArray();
  }

  /**
   * {@return for each worker, whether it is Byzantine in a step}
   *
   * @param seed the run's
   * @param step the step, counted from 0
   */
  public boolean[] byzantineIn(long seed, int step) {
    int[] drawn =
        switch (byzantineSet) {
          case RANDOM_EACH_STEP -> Draws.of(seed, "byzantine-set", step).subset(workers, byzantine);
          case FIXED -> Draws.of(seed, "byzantine-set-fixed").subset(workers, byzantine);
          case LAST -> IntStream.range(workers - byzantine, workers).toArray();
        };
    boolean[] is = new boolean[workers];
    for (int worker : drawn) {
      is[worker] = true;
    }
    return is;
  }
}
