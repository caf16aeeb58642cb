package dev.strategikon.sgd;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.AttackMemory;
import dev.strategikon.attack.plain.None;
import dev.strategikon.audit.Alignment;
import dev.strategikon.audit.DescentEstimate;
import dev.strategikon.gradient.NothingAdmittedException;
import dev.strategikon.options.TrainingOptions;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.rule.Round;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Tests Definition 4 of the paper at one moment of a run by sampling. Each draw has fresh gradients
 * V at the same parameters, attacks them and aggregates what the server would admit; a {@link
 * DescentEstimate} then says whether ⟨g, E[A]⟩ ≥ 0. The Byzantine workers are drawn anew in each
 * draw, unless the run has a fixed set. The attackers remember nothing of other draws. All contests
 * see the same draws, one at a time in memory.
 *
 * @param source where the gradients come from
 * @param reference g, d floats, only read: {@link GradientSource#meanGradient} of many images
 * @param draws how many draws, at least 1
 * @param confidence of the test's interval, such as 0.95
 */
public record DescentSampler(
    GradientSource source, float[] reference, int draws, double confidence) {
  /**
   * A rule against an attack, under the run's threat model.
   *
   * @param rule told the q that the run declares, unless it has its own
   * @param attack what the Byzantine workers do, from the first draw on
   */
  public record Contest(Aggregator rule, Attack attack) {}

  /**
   * Checks the numbers.
   *
   * @param source where the gradients come from
   * @param reference g, d floats, only read: {@link GradientSource#meanGradient} of many images
   * @param draws how many draws, at least 1
   * @param confidence of the test's interval, such as 0.95
   */
  public DescentSampler {
    if (draws < 1) {
      throw new IllegalArgumentException("Expected at least 1 draw, got " + draws);
    }
    if (reference.length != source.network().dimension()) {
      throw new IllegalArgumentException(
          "The reference has %d coordinates, the network %d"
              .formatted(reference.length, source.network().dimension()));
    }
  }

  /**
   * Tests rules against attacks.
   *
   * @param contests the pairs of a rule and an attack
   * @param progress called after each draw with the number of draws done
   * @return an estimate for each contest, in their order. A draw in which too few vectors are
   *     admitted for the rule counts as NaN; the estimate is then undecided.
   * @throws IllegalArgumentException if a rule is not defined for the run's m and q
   */
  public List<DescentEstimate> run(List<Contest> contests, IntConsumer progress) {
    List<Trial> trials = contests.stream().map(Trial::new).toList();
    double[][] samples = new double[trials.size()][draws];
    for (int draw = 0; draw < draws; draw++) {
      boolean[] byzantine = source.byzantineIn(draw);
      float[][] honest = source.honestOnly(draw, byzantine);
      Round plain = source.round(draw);
      Round round =
          contests.stream().anyMatch(contest -> contest.rule().needsSample())
              ? plain.with(source.sample(draw).orElse(null))
              : plain;
      for (int i = 0; i < trials.size(); i++) {
        samples[i][draw] = trials.get(i).innerProduct(draw, round, byzantine, honest);
      }
      progress.accept(draw + 1);
    }
    return IntStream.range(0, samples.length)
        .mapToObj(i -> DescentEstimate.of(samples[i], confidence))
        .toList();
  }

  /** One contest, with the server and workers that it needs. */
  private final class Trial {
    private final TrainingOptions options;
    private final Server server;
    private final Workers workers; // null if the Byzantine workers compute nothing

    Trial(Contest contest) {
      this.options = source.options().with(contest.rule(), contest.attack());
      this.server = new Server(options, reference.length, source.compute());
      this.workers = options.threat().sparesGradients() ? null : source.workers(options);
    }

    /** Returns ⟨g, A⟩ of a draw. */
    double innerProduct(int draw, Round round, boolean[] byzantine, float[][] honest) {
      if (options.aggregator().needsSample() && round.sample() == null) {
        return Double.NaN; // the sample's gradient is not finite
      }
      boolean attacked = !(options.threat().attack() instanceof None);
      boolean[] attackers = attacked ? byzantine : new boolean[byzantine.length];
      float[][] sent = honest.clone(); // the attack fills in the rest
      if (workers != null) {
        int[] others = IntStream.range(0, sent.length).filter(i -> byzantine[i]).toArray();
        float[][] computed = source.gradients(workers, draw, attackers, others);
        IntStream.of(others).forEach(worker -> sent[worker] = computed[worker]);
      }
      try {
        Decision decision = server.decide(sent, attackers, round, AttackMemory.NONE);
        return decision.aggregate() == null
            ? Double.NaN
            : Alignment.of(reference, decision.aggregate().vector(), source.compute())
                .innerProduct();
      } catch (NothingAdmittedException e) {
        return Double.NaN;
      }
    }
  }
}
