package dev.strategikon.attack.hidden;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import java.util.List;

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
          List.of(Parameter.optional("worker", "0", "which honest one, from 0")),
          new Guide(
              "u = v_worker",
              "Any m and q; the attackers must see more honest gradients than worker.",
              "A copy of one vector.",
              "With i.i.d. data: it has almost no effect then. It makes one worker's data count q + 1"
                  + " times, which does harm if the workers' data differ."),
          arguments -> new Mimic(arguments.integer("worker")));

  /**
   * Checks that the index is not negative.
   *
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
