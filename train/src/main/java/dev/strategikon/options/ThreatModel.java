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
 * Who takes part, who attacks, how, when, and with which knowledge.
 *
 * <p>With client sampling the workers of a step are m of M clients, drawn by (seed, step), each
 * subset with the same probability. Byzantine are then q of the M clients, so a step has another
 * number of Byzantine workers each time, which may be more than the rule is told.
 *
 * @param workers m
 * @param clients M, at least m; m without client sampling
 * @param byzantine q, the number of Byzantine workers; with client sampling, of Byzantine clients
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
    int clients,
    int byzantine,
    int declared,
    int declaredBeforeAttack,
    Attack attack,
    double attackFromEpoch,
    ByzantineSet byzantineSet,
    KnowledgeModel knowledge) {
  /**
   * Checks that the counts fit: 0 ≤ q &lt; M, m ≤ M, and from 0 to m for what the rule is told.
   *
   * @param workers m
   * @param clients M, at least m; m without client sampling
   * @param byzantine q, the number of Byzantine workers; with client sampling, of Byzantine clients
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
    if (clients < workers) {
      throw new IllegalArgumentException(
          "clients must be at least workers = %d, which are drawn of them, not %d"
              .formatted(workers, clients));
    }
    if (byzantine < 0 || byzantine >= clients) {
      throw new IllegalArgumentException(
          "byzantine must be from 0 to %s - 1 = %d, not %d"
              .formatted(clients > workers ? "clients" : "workers", clients - 1, byzantine));
    }
    checkDeclared("declared", declared, workers, clients);
    checkDeclared("declared-before-attack", declaredBeforeAttack, workers, clients);
    if (clients > workers && declared != declaredBeforeAttack) {
      throw new IllegalArgumentException(
          "with clients, declared-before-attack must be declared: a round without a Byzantine client"
              + " looks like one before the attack");
    }
    if (!(attackFromEpoch >= 0)) {
      throw new IllegalArgumentException(
          "attack-from-epoch must not be negative, but is " + attackFromEpoch);
    }
  }

  /**
   * A threat without client sampling.
   *
   * @param workers m
   * @param byzantine q, the number of Byzantine workers
   * @param declared the q that the rule is told while the attack is on
   * @param declaredBeforeAttack the q that the rule is told before, and in a run without attack
   * @param attack what the Byzantine workers do
   * @param attackFromEpoch the number of completed epochs after which the attack is on
   * @param byzantineSet when the q Byzantine workers are drawn
   * @param knowledge which gradients the attackers see
   */
  public ThreatModel(
      int workers,
      int byzantine,
      int declared,
      int declaredBeforeAttack,
      Attack attack,
      double attackFromEpoch,
      ByzantineSet byzantineSet,
      KnowledgeModel knowledge) {
    this(
        workers,
        workers,
        byzantine,
        declared,
        declaredBeforeAttack,
        attack,
        attackFromEpoch,
        byzantineSet,
        knowledge);
  }

  /** Returns the same with another attack. */
  ThreatModel with(Attack other) {
    return new ThreatModel(
        workers,
        clients,
        byzantine,
        declared,
        declaredBeforeAttack,
        other,
        attackFromEpoch,
        byzantineSet,
        knowledge);
  }

  private static void checkDeclared(String name, int declared, int workers, int clients) {
    if (declared < 0 || declared > workers) {
      throw new IllegalArgumentException(
          "%s must be from 0 to workers = %d, not %d%s"
              .formatted(
                  name,
                  workers,
                  declared,
                  clients > workers
                      ? ": of %d clients %d are drawn, so say how many Byzantine ones of these the"
                              .formatted(clients, workers)
                          + " rule expects"
                      : ""));
    }
  }

  /** {@return whether the workers of each step are drawn from more clients} */
  public boolean samplesClients() {
    return clients > workers;
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
   * {@return the client that each worker is in a step, ascending} Without client sampling these are
   * the workers' own numbers.
   *
   * @param seed the run's
   * @param step the step, counted from 0
   */
  public int[] clientsIn(long seed, int step) {
    return samplesClients()
        ? Draws.of(seed, "clients", step).subset(clients, workers)
        : IntStream.range(0, workers).toArray();
  }

  /**
   * {@return for each worker, whether it is Byzantine in a step}
   *
   * @param seed the run's
   * @param step the step, counted from 0
   */
  public boolean[] byzantineIn(long seed, int step) {
    boolean[] ofClients = byzantineClientsIn(seed, step);
    if (!samplesClients()) {
      return ofClients;
    }
    int[] drawn = clientsIn(seed, step);
    boolean[] is = new boolean[workers];
    for (int worker = 0; worker < workers; worker++) {
      is[worker] = ofClients[drawn[worker]];
    }
    return is;
  }

  /**
   * {@return how many workers are Byzantine in a step: q, unless clients are drawn}
   *
   * @param seed the run's
   * @param step the step, counted from 0
   */
  public int byzantineCountIn(long seed, int step) {
    if (!samplesClients()) {
      return byzantine;
    }
    boolean[] is = byzantineIn(seed, step);
    return (int) IntStream.range(0, workers).filter(worker -> is[worker]).count();
  }

  /**
   * {@return for each client, whether it is Byzantine in a step}
   *
   * @param seed the run's
   * @param step the step, counted from 0
   */
  public boolean[] byzantineClientsIn(long seed, int step) {
    int[] drawn =
        switch (byzantineSet) {
          case RANDOM_EACH_STEP -> Draws.of(seed, "byzantine-set", step).subset(clients, byzantine);
          case FIXED -> Draws.of(seed, "byzantine-set-fixed").subset(clients, byzantine);
          case LAST -> IntStream.range(clients - byzantine, clients).toArray();
        };
    boolean[] is = new boolean[clients];
    for (int client : drawn) {
      is[client] = true;
    }
    return is;
  }
}
