package dev.strategikon.attack.hidden;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.spec.Arguments;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;
import java.util.OptionalInt;

/**
 * Mimicry (Karimireddy, He and Jaggi, ICLR 2022). No rule can distinguish it from an honest worker.
 *
 * @param worker the index of the honest gradient that is copied, from 0
 */
public record Mimic(int worker) implements GradientAttack {
  /** Its entry in the catalogue. */
  public static final Entry<Attack> ENTRY =
      new Entry<>(
          "mimic",
          "All send the gradient of one honest worker.",
          "Karimireddy, He and Jaggi, ICLR 2022",
          List.of(
              Parameter.optional(
                  "worker", "0", "which honest one, from 0, or variance: the one that stands out"),
              Parameter.later(
                  "warm-up", "1", "steps in which worker=variance chooses anew, at least 1")),
          new Guide(
              """
              u = v_worker
              worker=variance: in step t of the warm-up, from 0,
                μ ← (t·μ + v̄)/(t + 1); o = Σ_i ⟨v_i − μ, z⟩·(v_i − μ); z ← (t·z + o/‖o‖)/(t + 1), unit
                u = v_k with the largest ⟨v_k, z⟩; z is normal noise at first
              afterwards u is the gradient of the last such worker k
              """,
              "Any m and q; the attackers must see more honest gradients than worker. For variance set"
                  + " byzantine-set to fixed or last, so that a number stays the same worker.",
              "A copy of one vector; for variance three passes in a step of the warm-up.",
              "With i.i.d. data: it has almost no effect then. It makes one worker's data count q + 1"
                  + " times, which does harm if the workers' data differ."),
          Mimic::of);

  private static GradientAttack of(Arguments arguments) {
    OptionalInt worker = arguments.countOr("worker", "variance");
    int warmUp = arguments.integer("warm-up");
    if (worker.isEmpty()) {
      return new MimicAlongVariance(warmUp);
    }
    if (warmUp != 1) {
      throw new IllegalArgumentException("mimic has a warm-up with worker=variance only");
    }
    return new Mimic(worker.getAsInt());
  }

  /**
   * Checks that the index is not negative.
   *
   * @param worker the index of the honest gradient that is copied, from 0
   * @throws IllegalArgumentException if it is
   */
  public Mimic {
    if (worker < 0) {
      throw new IllegalArgumentException("mimic needs worker >= 0, not " + worker);
    }
  }

  @Override
  public float[][] vectors(Knowledge knowledge) {
    int known = knowledge.honest().count();
    if (worker >= known) {
      throw new IllegalArgumentException(
          "mimic(worker=%d) is out of range: the attackers see %d honest gradients, numbered from 0"
              .formatted(worker, known));
    }
    return Vectors.repeat(knowledge.honest().row(worker).clone(), knowledge.byzantine());
  }
}
